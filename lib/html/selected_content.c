/* What a select shows in its selectedcontent is a copy of the selected option's contents:
   https://html.spec.whatwg.org/multipage/form-elements.html#the-selectedcontent-element
   The standard copies whenever an option closes; without scripts only the last copy stays, so it is made once, at the end. */
#include "html/html_parser.h"

static void html_selected_copy(galleyi_html_parser *p, uint32_t content, uint32_t option) {
    galleyi_html *html = p->html;
    uint32_t base = html->node_count, end = html->nodes[option].end;
    p->links[content].first_child = html->nodes[content].end = 0;
    for (uint32_t i = option + 1; i < end; i++) {
        galleyi_html_node was = html->nodes[i];
        uint32_t node = galleyi_html_new_node(p, was.kind, was.name, was.span_begin, was.span_end);
        if (!node) return;
        html->nodes[node].data = was.data;
        html->nodes[node].count = was.count;
        html->nodes[node].space = was.space;
        html->nodes[node].decoded = was.decoded;
        galleyi_html_append(p, was.parent == option ? content : base + (was.parent - option - 1), node);
        p->steps++;
    }
}

/* Nodes stand in document order. 1: they do no more. */
int galleyi_html_fill_selected_content(galleyi_html_parser *p) {
    galleyi_html *html = p->html;
    uint32_t count = html->node_count, select = 0, content = 0, option = 0, option_end = 0;
    int chosen = 0, copied = 0;
    for (uint32_t i = 1; i <= count && p->status == GALLEY_OK; i++) {
        if (select && i >= html->nodes[select].end) {
            if (content && option && (content >= html->nodes[option].end || content < option)) { html_selected_copy(p, content, option); copied = 1; }
            select = 0;
        }
        if (i == count) break;
        const galleyi_html_node *node = &html->nodes[i];
        if (galleyi_html_is(node, HTML_TAG(SELECT))) {
            select = galleyi_html_attribute_find(html, node, HTML_ATTRIBUTE(MULTIPLE)) ? 0 : i;
            content = option = option_end = 0;
            chosen = 0;
        }
        if (select && galleyi_html_is(node, HTML_TAG(SELECTEDCONTENT)) && !content && i >= option_end) content = i;
        if (!select || !galleyi_html_is(node, HTML_TAG(OPTION))) continue;
        int selected = galleyi_html_attribute_find(html, node, HTML_ATTRIBUTE(SELECTED)) != NULL;
        if (node->end > option_end) option_end = node->end;
        if (selected || (!option && !chosen && !galleyi_html_attribute_find(html, node, HTML_ATTRIBUTE(DISABLED)))) option = i;
        chosen |= selected;
    }
    return copied;
}
