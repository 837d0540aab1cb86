/* The byline. Each source gives one candidate, a list of authors: JSON-LD's persons and organizations, meta tags, elements that say that they hold an
   author, lines near the headline and behind the story that read as a byline. */
#include "extract/metadata.h"
#include "text/agencies.h"
#include "text/bylines.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/lines.h"
#include "text/names_table.h"
#include "text/phrases.h"
#include "text/unicode.h"
#include "text/urls.h"

enum { AUTHORS_ABOVE = 6, AUTHORS_BELOW = 14, AUTHORS_TAIL = 6, AUTHORS_BOX = 14, AUTHORS_BLOCKS = 8, AUTHORS_FAR = 60, AUTHORS_NAME_LONGEST = 90, AUTHORS_LABEL_WORDS = 8 };
#define AUTHORS_FURNITURE (GALLEYI_IN_NAV | GALLEYI_IN_FOOTER | GALLEYI_IN_ASIDE | GALLEYI_IN_FORM)
#define AUTHORS_BIT(name) GALLEYI_EVIDENCE_BIT(GALLEYI_BYLINE_##name)

typedef struct authors_one { const char *name, *job_title, *organization, *email, *url, *kind, *role; uint64_t key; } authors_one;
typedef struct authors_list {
    const char *line;                         /* as printed; NULL: from data */
    galleyi_span text;                        /* of the line first read: the byline without date and furniture; empty: all of it */
    uint32_t    node;
    size_t      count;
    int         parsed, labelled, is_named;   /* is_named: what is read now the page itself calls a name */
    galleyi_metadata *m;
    size_t      capacity;
    authors_one *items;
} authors_list;

static int authors_is_address(const char *text, size_t size) {
    return (size > 4 && !memcmp(text, "http", 4)) || (size > 1 && (text[0] == '@' || text[0] == '/')) || (size > 4 && !memcmp(text, "www.", 4));
}

/* What list was read from, as printed. */
static const char *authors_line(galleyi_metadata *m, const authors_list *list, const char *text, size_t size) {
    galleyi_span span = list->text.end > list->text.begin && list->text.end <= size ? list->text : (galleyi_span){ 0, (uint32_t)size };
    return galleyi_metadata_copy(m, text + span.begin, galleyi_span_size(span));
}
static const char *authors_span(galleyi_metadata *m, const char *text, galleyi_span span) {
    return span.end > span.begin ? galleyi_metadata_copy(m, text + span.begin, span.end - span.begin) : NULL;
}
/* A name, each run of blanks in it one space: no-break spaces are of the page's making. */
static const char *authors_name(galleyi_metadata *m, const char *text, galleyi_span span) {
    size_t size = span.end > span.begin ? span.end - span.begin : 0, at = 0, blank;
    char *name = size ? galleyi_metadata_copy(m, text + span.begin, size) : NULL, *to = name;
    if (!name) return NULL;
    for (; at < size; at += blank ? blank : 1) {
        blank = galleyi_blank_begin(name + at, size - at);
        *to++ = blank ? ' ' : name[at];
    }
    *to = 0;
    return name;
}

/* "CM Craig McCarthy": bytes of the initials that stand for a portrait; 0. */
static size_t authors_portrait(const char *text, size_t size) {
    galleyi_word words[6];
    size_t count = galleyi_words(text, size, words, 6, NULL);
    if (count < 3 || words[0].letters < 2 || words[0].letters > 3 || words[0].letters >= count || !(words[0].flags & GALLEYI_WORD_UPPER) || words[0].end - words[0].begin != words[0].letters) return 0;
    for (size_t i = 1; i <= words[0].letters; i++) if (text[words[i].begin] != text[words[0].begin + i - 1]) return 0;
    return words[1].begin;
}

/* A name that is none: a date or one within it, a share button, a number, an address. */
static int authors_is_refused(const char *name, size_t size, int is_named) {
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_date date;
    galleyi_phrase_match phrase;
    size_t letters = 0, digits = 0;
    for (size_t i = 0; i < size; i++) {
        letters += ((name[i] | 32) >= 'a' && (name[i] | 32) <= 'z') || (unsigned char)name[i] >= 0x80;
        digits += name[i] >= '0' && name[i] <= '9';
    }
    int user = letters > 2 && !memchr(name, ' ', size) && !(name[0] >= '0' && name[0] <= '9');      /* "user447274" */
    if (letters < 2 || (digits > letters && !user) || size > AUTHORS_NAME_LONGEST || memchr(name, '@', size) || memchr(name, '{', size) || authors_is_address(name, size)) return 1;
    if (digits && (galleyi_dates_read(&options, name, size, &date) || (galleyi_dates_scan(&options, name, size, 0, &date) && date.has_day && date.has_month && date.has_year))) return 1;
    if (is_named) return 0;
    static const char *const nobody[] = { "email protected", "undefined", "null" };         /* what a shield for addresses and scripts leave */
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) if (galleyi_text_same(name, size, nobody[i], strlen(nobody[i]))) return 1;
    if (!galleyi_phrase_head(name, size, &phrase) || phrase.kind != GALLEYI_PHRASE_EXACT) return 0;
    static const uint64_t furniture = GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_SHARE) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_COMMENTS) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_REPLY)
        | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_NEWSLETTER) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_LOGIN) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_LEGAL) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_MENU)
        | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_LATEST) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_MOST_READ) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_RELATED) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_READING_TIME)
        | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_PREVIOUS) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_NEXT) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_BREADCRUMB) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_SEARCH) | GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_ADVERTISEMENT);
    return (furniture >> phrase.phrase & 1) != 0;
}

static authors_list *authors_begin(galleyi_metadata *m, uint32_t node) {
    authors_list *list = galleyi_metadata_zeroed(m, sizeof *list);
    if (list) { list->node = node; list->m = m; }
    return list;
}

static void authors_push(authors_list *list, const authors_one *one) {
    size_t size = strlen(one->name);
    uint64_t key = galleyi_metadata_key(one->name, size);
    if (list->count == GALLEYI_CANDIDATE_NAMES || !key || authors_is_refused(one->name, size, list->is_named)) return;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].key == key) return;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 3 : 2;
        authors_one *items = galleyi_arena_extend(&list->m->x->page.arena, list->items, list->capacity * sizeof *items, capacity * sizeof *items);
        if (!items) { list->m->status = GALLEY_ENOMEM; return; }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count] = *one;
    list->items[list->count++].key = key;
}

/* What is left of a text for an author without a date before or behind it, "by", "Posted by" and "View all posts by". */
static galleyi_span authors_bare(const char *text, size_t size) {
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_span span = galleyi_span_strip(text, (galleyi_span){ 0, (uint32_t)size });
    galleyi_phrase_match phrase;
    galleyi_date_label label;
    galleyi_date date;
    if (galleyi_dates_scan(&options, text, size, 0, &date) && date.has_day && date.has_month && date.has_year) {
        if (date.start <= span.begin + 1) span.begin = (uint32_t)date.end;
        else if (date.end + 1 >= span.end) span.end = (uint32_t)date.start;
        span = galleyi_span_strip(text, span);
    }
    if (galleyi_phrase_line(text + span.begin, galleyi_span_size(span), &phrase) && phrase.phrase == GALLEYI_PHRASE_AUTHOR_BOX && phrase.rest.end > phrase.rest.begin)
        span.begin += phrase.rest.begin;
    size_t length = galleyi_dates_label(NULL, text + span.begin, galleyi_span_size(span), &label);
    if (length && label == GALLEYI_DATE_BY) span.begin += (uint32_t)length;
    galleyi_word words[AUTHORS_LABEL_WORDS];
    size_t count = galleyi_words(text + span.begin, galleyi_span_size(span), words, AUTHORS_LABEL_WORDS, NULL);
    length = galleyi_lexicon_longest(&galleyi_naming, words, count, GALLEYI_NAMING_STRONG, NULL);
    if (length > 1 && length < count) span.begin += words[length].begin;
    return galleyi_span_strip(text, span);
}

/* Bytes of the bracket that a line stands in as a whole; 0. */
static size_t authors_bracket(const char *text, size_t size) {
    static const char *const pairs[][2] = { { "(", ")" }, { "[", "]" }, { "\xef\xbc\x88", "\xef\xbc\x89" }, { "\xe3\x80\x90", "\xe3\x80\x91" } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t n = strlen(pairs[i][0]);
        if (size <= 2 * n || memcmp(text, pairs[i][0], n) || memcmp(text + size - n, pairs[i][1], n)) continue;
        for (size_t k = n; k + n < size; k++)
            if (!memcmp(text + k, pairs[i][1], n)) return 0;
        return n;
    }
    return 0;
}

/* Names in a text that is meant for authors: "By A and B". A text that reads as no byline is one name, if it is short and must is set. */
static int authors_read(galleyi_metadata *m, authors_list *list, const char *text, size_t size, const char *next, size_t next_size, unsigned context, int must) {
    galleyi_byline byline;
    galleyi_span none = { 0, 0 };
    if (!size || size > 600) return 0;
    size_t bracket = authors_bracket(text, size);
    size_t portrait = authors_portrait(text + bracket, size - 2 * bracket);
    text += bracket + portrait;
    size -= 2 * bracket + portrait;
    if (!galleyi_byline_parse(text, size, next, next_size, none, context, &byline)) {
        if (!must || memchr(text, '|', size)) return 0;
        galleyi_span span = authors_bare(text, size);
        if (span.end < span.begin + 2) return 0;
        authors_one one = { authors_name(m, text, span), NULL, NULL, NULL, NULL, galleyi_name_organization(text + span.begin, span.end - span.begin) > 50 ? "organization" : "person", "author", 0 };
        if (one.name) authors_push(list, &one);
        return 0;
    }
    if (byline.next_line) { text = next; size = next_size; }
    else if (!list->count) list->text = (galleyi_span){ byline.text.begin + (uint32_t)(bracket + portrait), byline.text.end + (uint32_t)(bracket + portrait) };
    list->parsed = 1;
    list->labelled |= byline.labelled;
    for (size_t i = 0; i < byline.author_count; i++) {
        const galleyi_byline_author *a = &byline.authors[i];
        galleyi_span name = galleyi_span_strip(text, a->name);
        authors_one one = { authors_name(m, text, name), authors_span(m, text, a->job_title), authors_span(m, text, a->organization), authors_span(m, text, a->email), NULL,
            a->organization_only ? "organization" : "person", galleyi_role_name(a->role), 0 };
        if (one.name) authors_push(list, &one);
    }
    return 1;
}

static uint64_t authors_name_evidence(const galleyi_metadata *m, const authors_one *one, unsigned *person) {
    size_t size = strlen(one->name), capitals = 0;
    uint64_t e = 0;
    galleyi_word words[8];
    size_t count = galleyi_words(one->name, size, words, 8, NULL);
    *person = galleyi_name_person(one->name, size);
    for (size_t i = 0; i < count; i++) capitals += (words[i].flags & (GALLEYI_WORD_CAPITAL | GALLEYI_WORD_CHARACTER)) != 0;
    if (galleyi_metadata_is_site(m, one->key)) e |= AUTHORS_BIT(is_site);
    else
        for (size_t i = 0; i < count && count > 1; i++)
            if (galleyi_metadata_is_site(m, galleyi_words_join(0, words[i].hash))) e |= AUTHORS_BIT(like_site);
    if (count == 1) e |= AUTHORS_BIT(one_word);
    if (!capitals || strpbrk(one->name, "_0123456789") != NULL) e |= AUTHORS_BIT(slug_like);
    return e;
}

/* What the names themselves say. */
static uint64_t authors_evidence(const galleyi_metadata *m, const authors_list *list) {
    uint64_t e = AUTHORS_BIT(some);
    unsigned lowest = 100, organizations = 0;
    int authors = 0, others = 0;
    for (size_t i = 0; i < list->count; i++) {
        const authors_one *one = &list->items[i];
        unsigned person;
        e |= authors_name_evidence(m, one, &person);
        if (!strcmp(one->kind, "organization")) organizations++;
        else if (person < lowest) lowest = person;
        if (one->role && (!strcmp(one->role, "photographer") || !strcmp(one->role, "editor") || !strcmp(one->role, "reviewer"))) others++;
        else authors++;
    }
    if (organizations == list->count) e |= AUTHORS_BIT(organization) | (list->labelled ? AUTHORS_BIT(organization_labelled) : 0);
    else e |= lowest >= 60 ? AUTHORS_BIT(person) : lowest < 35 ? AUTHORS_BIT(doubtful) : 0;
    if (list->count > 1) e |= AUTHORS_BIT(several);
    if (list->count > 4) e |= AUTHORS_BIT(many);
    if (list->parsed) e |= AUTHORS_BIT(parsed);
    if (list->labelled) e |= AUTHORS_BIT(labelled);
    if (others && !authors) e |= AUTHORS_BIT(role_other);
    if (authors && others) e |= AUTHORS_BIT(role_author);
    return e | (m->is_news ? AUTHORS_BIT(news) : 0);
}

static int authors_are_organizations(const authors_list *list) {
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) count += !strcmp(list->items[i].kind, "organization");
    return count == list->count;
}

static void authors_candidate(galleyi_metadata *m, authors_list *list, uint64_t evidence, const char *origin, uint32_t block, uint32_t rank) {
    uint64_t key = 0;
    if (!list || !list->count) return;
    galleyi_metadata_fresh(m, &m->line);
    for (size_t i = 0; i < list->count; i++) {
        key += list->items[i].key;
        if (i) galleyi_buffer_append_text(&m->line, "; ");
        galleyi_buffer_append_text(&m->line, list->items[i].name);
    }
    galleyi_candidate *c = galleyi_metadata_candidate(m, evidence | authors_evidence(m, list), origin, m->line.data, m->line.size);
    if (!c) return;
    c->key = key ? key : 1;
    c->value = list;
    c->block = block;
    c->rank = rank;
}

/* One author of JSON-LD: a name, or a record of one. */
static void authors_ld_one(galleyi_metadata *m, authors_list *list, const galleyi_ld_value *author, int *organization) {
    const char *name = author->kind == GALLEYI_LD_STRING ? author->text : galleyi_ld_text(&m->ld, author, "name"), *value;
    size_t before = list->count;
    *organization = author->kind != GALLEYI_LD_STRING && (galleyi_ld_is(author, "Organization") || galleyi_ld_is(author, "NewsMediaOrganization") || galleyi_ld_is(author, "Corporation"));
    galleyi_metadata_fresh(m, &m->line);
    if (!name || galleyi_metadata_clean(&m->line, name, strlen(name)) || !m->line.size || authors_is_address(m->line.data, m->line.size)) return;
    if (*organization) {
        authors_one one = { galleyi_metadata_copy(m, m->line.data, m->line.size), NULL, NULL, NULL, NULL, "organization", "author", 0 };
        if (one.name) authors_push(list, &one);
    } else authors_read(m, list, m->line.data, m->line.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 1);
    if (author->kind != GALLEYI_LD_OBJECT || list->count != before + 1) return;
    authors_one *one = &list->items[before];
    if ((value = galleyi_ld_text(&m->ld, author, "jobTitle")) != NULL && !one->job_title) one->job_title = value;
    if ((value = galleyi_ld_text(&m->ld, author, "email")) != NULL) one->email = !strncmp(value, "mailto:", 7) ? value + 7 : value;
    if ((value = galleyi_ld_text(&m->ld, author, "url")) != NULL || (value = galleyi_ld_text(&m->ld, author, "sameAs")) != NULL) one->url = value;
    if ((value = galleyi_ld_text(&m->ld, author, "worksFor")) != NULL || (value = galleyi_ld_text(&m->ld, author, "affiliation")) != NULL) one->organization = value;
}

static void authors_from_node(galleyi_metadata *m, const galleyi_ld_value *node, const char *member, uint64_t base, const char *origin) {
    authors_list *all = authors_begin(m, 0), *persons = authors_begin(m, 0), *organizations = authors_begin(m, 0);
    const galleyi_ld_value *author;
    int is_organization, strings = 0;
    if (!all || !persons || !organizations) return;
    for (size_t i = 0; i < GALLEYI_CANDIDATE_NAMES && (author = galleyi_ld_item(&m->ld, node, member, i)) != NULL; i++) {
        if (author->kind == GALLEYI_LD_ARRAY && author->first) author = author->first;
        strings += author->kind == GALLEYI_LD_STRING;
        authors_ld_one(m, all, author, &is_organization);
        authors_ld_one(m, is_organization ? organizations : persons, author, &is_organization);
    }
    uint64_t news = m->is_news ? AUTHORS_BIT(news_ld) : 0;
    if (base) { authors_candidate(m, all, base, origin, GALLEYI_CANDIDATE_NOWHERE, 3); return; }
    authors_candidate(m, all, AUTHORS_BIT(ld_all) | news, origin, GALLEYI_CANDIDATE_NOWHERE, 0);
    authors_candidate(m, persons, (strings ? AUTHORS_BIT(ld_string) : AUTHORS_BIT(ld_person)) | news, origin, GALLEYI_CANDIDATE_NOWHERE, 0);
    authors_candidate(m, organizations, AUTHORS_BIT(ld_organization) | news, origin, GALLEYI_CANDIDATE_NOWHERE, 1);
}

static void authors_from_ld(galleyi_metadata *m) {
    int others = 0;
    if (m->node) {
        authors_from_node(m, m->node, "author", 0, "json-ld:author");
        authors_from_node(m, m->node, "creator", AUTHORS_BIT(ld_creator), "json-ld:creator");
        return;
    }
    for (const galleyi_ld_value *v = galleyi_ld_next(&m->ld, NULL); v && others < 2; v = galleyi_ld_next(&m->ld, v))
        if (v->key && !strcmp(v->key, "author") && v->parent && !galleyi_ld_is_part(v->parent) && ++others)
            authors_from_node(m, v->parent, "author", AUTHORS_BIT(ld_other), "json-ld:author");
}

static void authors_from_tag(galleyi_metadata *m, const galleyi_meta_value *v) {
    authors_list *list = authors_begin(m, v->node);
    const char *origin = galleyi_metadata_meta_origin(m, v);
    uint64_t e = !strcmp(v->name, "author") || !strcmp(v->name, "authors") ? AUTHORS_BIT(meta_author) : v->rank == 0 ? AUTHORS_BIT(meta_sure) : strstr(v->name, "article:") ? AUTHORS_BIT(meta_article) : AUTHORS_BIT(meta_dc);
    if (!list || !origin) return;
    for (size_t i = 0; i < m->tags.count; i++) {              /* citation_author and the like: one tag for each */
        const galleyi_meta_value *other = &m->tags.values[i];
        if (other->field != v->field || other->name != v->name) continue;
        if (other->node < v->node) return;
        galleyi_metadata_fresh(m, &m->line);
        if (galleyi_metadata_clean(&m->line, other->text.data, other->text.size) || !m->line.size || authors_is_address(m->line.data, m->line.size)) continue;
        galleyi_span last, first;
        if (v->name[0] == 'c' && galleyi_name_last_first(m->line.data, m->line.size, &last, &first)) {
            galleyi_metadata_fresh(m, &m->text);
            galleyi_name_append(&m->text, m->line.data, m->line.size);
            authors_read(m, list, m->text.data, m->text.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 1);
        } else authors_read(m, list, m->line.data, m->line.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 1);
    }
    authors_candidate(m, list, e, origin, GALLEYI_CANDIDATE_NOWHERE, 1);
}

static int authors_is_label(galleyi_html_slice label) {
    static const char *const words[] = { "written by", "verfasst von", "geschrieben von", "escrito por", "rédigé par", "écrit par", "author", "autor", "napisane przez", "scritto da", "автор", "door", "by", "geschreven door", "skriven av", "skrevet av", "yazan", "par", "di", "从", "作者", "執筆者", "投稿者" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (galleyi_text_same(label.data, label.size, words[i], strlen(words[i]))) return 1;
    return 0;
}

static void authors_from_tags(galleyi_metadata *m) {
    for (size_t i = 0; i < m->tags.count; i++) {
        const galleyi_meta_value *v = &m->tags.values[i];
        if (v->field == GALLEYI_META_AUTHOR) authors_from_tag(m, v);
        if (v->field != GALLEYI_META_LABEL || !authors_is_label(v->text)) continue;
        for (size_t k = 0; k < m->tags.count; k++) {
            const galleyi_meta_value *data = &m->tags.values[k];
            if (data->field != GALLEYI_META_DATA || data->rank != v->rank) continue;
            authors_list *list = authors_begin(m, data->node);
            galleyi_metadata_fresh(m, &m->line);
            if (!list || galleyi_metadata_clean(&m->line, data->text.data, data->text.size)) return;
            authors_read(m, list, m->line.data, m->line.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 1);
            authors_candidate(m, list, AUTHORS_BIT(meta_label), galleyi_metadata_meta_origin(m, data), GALLEYI_CANDIDATE_NOWHERE, 2);
        }
    }
}

/* Where it stands against headline and story. */
static uint64_t authors_place(const galleyi_metadata *m, uint32_t block, uint32_t node) {
    const galleyi_dom_page *page = &m->x->page;
    uint64_t e = 0;
    unsigned within = page->nodes[node].within;
    if (within & GALLEYI_IN_ARTICLE) e |= AUTHORS_BIT(in_story);
    if (within & AUTHORS_FURNITURE) e |= AUTHORS_BIT(in_furniture);
    if (within & GALLEYI_IN_LIST) e |= AUTHORS_BIT(in_card);
    if (within & GALLEYI_IN_LINK) e |= AUTHORS_BIT(linked);
    if (m->title < page->block_count && block < m->title) e |= AUTHORS_BIT(above_title);
    if (m->title < page->block_count && block > m->title && block <= m->title + 4) e |= AUTHORS_BIT(right_below);
    if (block >= m->story_end) e |= AUTHORS_BIT(after_story);
    return e;
}

static int authors_is_near(const galleyi_metadata *m, uint32_t block) {
    uint32_t low = m->title < m->story ? m->title : m->story, high = m->title < m->x->page.block_count && m->title > m->story ? m->title : m->story;
    return (block + AUTHORS_ABOVE >= low && block <= high + AUTHORS_BELOW) || (block + 2 >= m->story_end && block <= m->story_end + AUTHORS_TAIL);
}

/* Within an itemscope of a comment or of another's card is not the story's author. */
static int authors_in_comment(const galleyi_metadata *m, uint32_t node) {
    const galleyi_html *html = m->x->html;
    for (uint32_t up = node; up; up = html->nodes[up].parent) {
        galleyi_html_slice type = galleyi_html_get(html, &html->nodes[up], GALLEYI_ATTRIBUTE_ITEMTYPE), classes = galleyi_html_get(html, &html->nodes[up], GALLEYI_ATTRIBUTE_CLASS);
        if (type.size > 7 && !memcmp(type.data + type.size - 7, "Comment", 7)) return 1;
        for (size_t i = 0; i + 7 <= classes.size && classes.size < 400 && html->nodes[up].name != GALLEYI_TAG_BODY; i++)
            if (!memcmp(classes.data + i, "comment", 7) && (!i || classes.data[i - 1] == ' ') && (i + 7 == classes.size || classes.data[i + 7] == ' ' || classes.data[i + 7] == '-' || classes.data[i + 7] == 's')) return 1;
    }
    return 0;
}

/* The element within that holds the name, where one says so, a meta element where no other does (in furniture: where the reader sees something, too); the element itself. */
static uint32_t authors_named(const galleyi_metadata *m, uint32_t node) {
    const galleyi_html *html = m->x->html;
    uint32_t meta = 0, seen = !(m->x->page.nodes[node].within & AUTHORS_FURNITURE);
    for (uint32_t i = node + 1; i < html->nodes[node].end && i < node + AUTHORS_FAR; i++) {
        if (html->nodes[i].kind == GALLEYI_HTML_TEXT) { galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]); seen |= galleyi_blank_begin(text.data, text.size) < text.size; }
        if (html->nodes[i].kind != GALLEYI_HTML_ELEMENT || !html->nodes[i].count) continue;
        galleyi_html_slice property = galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_ITEMPROP);
        if (property.size != 4 || memcmp(property.data, "name", 4)) continue;
        if (html->nodes[i].name != GALLEYI_TAG_META) return i;
        if (!meta) meta = i;
    }
    return meta && seen ? meta : node;
}

/* An element of several blocks that is no byline as a whole: each block that is one. */
static int authors_read_blocks(galleyi_metadata *m, authors_list *list, uint32_t node) {
    const galleyi_dom_page *page = &m->x->page;
    uint32_t begin = galleyi_dom_page_blocks_begin(page, node), end = galleyi_dom_page_blocks_end(page, node);
    int parsed = 0;
    for (uint32_t k = begin; end - begin > 1 && k < end && k < begin + AUTHORS_BLOCKS; k++) {
        galleyi_metadata_fresh(m, &m->text);
        if (page->blocks[k].words > 20 * GALLEYI_DOM_WORD || galleyi_dom_block_text(page, k, &m->text) || !authors_read(m, list, m->text.data, m->text.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 0)) continue;
        if (parsed++) continue;
        galleyi_metadata_fresh(m, &m->line);
        galleyi_buffer_append(&m->line, m->text.data, m->text.size);
    }
    return parsed;
}

/* All elements of one kind near the headline together, and the first of them alone. */
static void authors_from_marks(galleyi_metadata *m, unsigned kind, uint64_t evidence, const char *origin, int must) {
    const galleyi_html *html = m->x->html;
    authors_list *list = authors_begin(m, 0), *first = NULL;
    uint64_t place = 0, first_place = 0;
    uint32_t end = 0, block = GALLEYI_CANDIDATE_NOWHERE, seen = 0, last = 0;
    for (size_t i = 0; list && i < m->mark_count && seen < AUTHORS_FAR; i++) {
        uint32_t node = m->marks[i].node, at = galleyi_dom_page_blocks_begin(&m->x->page, node);
        if (!(m->marks[i].kinds & kind) || node < end) continue;
        int near = authors_is_near(m, at);
        if (!near && !(kind & (GALLEYI_MARK_AUTHOR | GALLEYI_MARK_REL_AUTHOR))) continue;
        if (list->count && (!near || at > last + 8)) break;
        if (authors_in_comment(m, node)) continue;
        seen++;
        galleyi_metadata_fresh(m, &m->line);
        uint32_t from = node;                                 /* schema.org: the name within, where it is marked */
        list->is_named = 0;
        for (size_t k = i + 1; k < m->mark_count && m->marks[k].node < html->nodes[node].end; k++)
            if (m->marks[k].kinds & GALLEYI_MARK_REL_AUTHOR) { from = m->marks[k].node; break; }
        if (from == node && (m->marks[i].kinds & GALLEYI_MARK_AUTHOR)) list->is_named = (from = authors_named(m, node)) != node;
        int is_meta = html->nodes[from].name == GALLEYI_TAG_META;
        galleyi_html_slice content = is_meta ? galleyi_html_get(html, &html->nodes[from], GALLEYI_ATTRIBUTE_CONTENT) : (galleyi_html_slice){ NULL, 0 };
        if (is_meta) galleyi_metadata_clean(&m->line, content.data, content.size);
        else galleyi_metadata_element_text(m, from + 1, html->nodes[from].end, &m->line);
        end = html->nodes[node].end;
        if (!m->line.size || m->line.size > 300 || authors_is_address(m->line.data, m->line.size)) continue;
        size_t before = list->count;
        int parsed = authors_read(m, list, m->line.data, m->line.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 0);
        if (!parsed && !is_meta && authors_read_blocks(m, list, from)) parsed = 1;
        if (!parsed && must && m->line.size < 60) authors_read(m, list, m->line.data, m->line.size, NULL, 0, GALLEYI_BYLINE_GIVEN, 1);
        if (list->count == before) continue;
        galleyi_html_slice href = galleyi_html_get(html, &html->nodes[from], GALLEYI_ATTRIBUTE_HREF);
        if (href.size && list->count == before + 1) list->items[before].url = galleyi_metadata_resolve(m, href.data, href.size);
        last = at;
        place |= authors_place(m, at, node);
        if (before) continue;
        list->node = from;
        list->line = authors_line(m, list, m->line.data, m->line.size);
        block = at;
        first_place = place;
        first = authors_begin(m, node);
        if (first) *first = *list;
    }
    if (!list || !list->count) return;
    authors_candidate(m, list, evidence | place, origin, block, 2);
    if (first && first->count < list->count) authors_candidate(m, first, evidence | first_place | AUTHORS_BIT(first_mark), origin, block, 2);
}

/* "1.2K Shares": a number that is none of a date's. */
static int authors_is_count(const char *text, size_t size) {
    galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_date date;
    return text[0] >= '0' && text[0] <= '9' && !(galleyi_dates_scan(&options, text, size, 0, &date) && date.has_month);
}

/* Whether a word like "by" may stand in a line, glued to a name perhaps. */
static int authors_may_label(const char *text, size_t size) {
    galleyi_word words[16];
    size_t at = 0, count;
    while (at < size && (count = galleyi_words_from(text, size, at, words, 16, &at)) > 0)
        for (size_t i = 0; i < count; i++)
            if (words[i].flags & GALLEYI_WORD_MIXED || galleyi_heads_have(&galleyi_naming_labels, words[i].hash)) return 1;
    return 0;
}

static void authors_from_line(galleyi_metadata *m, uint32_t k, unsigned context, uint64_t evidence) {
    const galleyi_dom_page *page = &m->x->page;
    authors_list *list = authors_begin(m, page->blocks[k].lca);
    galleyi_metadata_fresh(m, &m->text);
    galleyi_metadata_fresh(m, &m->line);
    if (!list || galleyi_dom_block_text(page, k, &m->text) || !m->text.size || m->text.size > 400) return;
    if (evidence & AUTHORS_BIT(tail_far) && !authors_may_label(m->text.data, m->text.size)) return;       /* without a label it would count for nothing */
    if (k + 1 < page->block_count && page->blocks[k + 1].words <= 12 * GALLEYI_DOM_WORD) galleyi_dom_block_text(page, k + 1, &m->line);
    authors_read(m, list, m->text.data, m->text.size, m->line.size ? m->line.data : NULL, m->line.size, context, 0);
    if (!list->count || (!list->labelled && (evidence & AUTHORS_BIT(tail_far) || authors_is_count(m->text.data, m->text.size)))) return;
    list->line = authors_line(m, list, m->text.data, m->text.size);
    if (context == GALLEYI_BYLINE_NEAR_HEADLINE) evidence |= list->labelled ? AUTHORS_BIT(near_labelled) : page->blocks[k].words > 8 * GALLEYI_DOM_WORD ? AUTHORS_BIT(near_text) : AUTHORS_BIT(near_plain);
    evidence |= authors_place(m, k, page->blocks[k].lca);
    if (!list->labelled && (evidence & AUTHORS_BIT(linked))) evidence |= AUTHORS_BIT(plain_linked);
    if (!list->labelled && (evidence & AUTHORS_BIT(above_title))) evidence |= AUTHORS_BIT(plain_above);
    if (!list->labelled && m->title < k && k <= m->title + 2) evidence |= AUTHORS_BIT(plain_next);
    if (page->blocks[k].words <= 5 * GALLEYI_DOM_WORD) evidence |= AUTHORS_BIT(short_line);
    if (context == GALLEYI_BYLINE_TAIL && authors_are_organizations(list)) evidence |= AUTHORS_BIT(tail_organization);
    authors_candidate(m, list, evidence, "text:byline", k, 4);
}

static void authors_from_text(galleyi_metadata *m) {
    const galleyi_dom_page *page = &m->x->page;
    uint32_t begin = m->title < page->block_count ? m->title : m->story, end = m->story + 3 > begin + AUTHORS_BELOW ? begin + AUTHORS_BELOW : m->story + 3;
    if (end < begin + 6) end = begin + 6;
    begin = begin > 3 ? begin - 3 : 0;
    for (uint32_t k = begin; k < page->block_count && k < end; k++)
        if (k != m->title && page->blocks[k].words <= 20 * GALLEYI_DOM_WORD && !(page->nodes[page->blocks[k].element].within & (GALLEYI_IN_HEADING | GALLEYI_IN_CAPTION))) authors_from_line(m, k, GALLEYI_BYLINE_NEAR_HEADLINE, 0);
    for (uint32_t k = m->story_end > 2 ? m->story_end - 2 : 0; k < page->block_count && k < m->story_end + AUTHORS_BOX; k++)
        if (k >= end && page->blocks[k].words <= (k < m->story_end + 4 ? 20 : 8) * GALLEYI_DOM_WORD)
            authors_from_line(m, k, GALLEYI_BYLINE_TAIL, k < m->story_end + 4 ? AUTHORS_BIT(tail_line) : AUTHORS_BIT(tail_far));
}

static int authors_holds(const authors_list *big, const authors_list *small) {
    for (size_t i = 0; i < small->count; i++) {
        size_t k = 0;
        while (k < big->count && big->items[k].key != small->items[i].key) k++;
        if (k == big->count) return 0;
    }
    return 1;
}

static void authors_compare(galleyi_metadata *m) {
    galleyi_candidates *all = &m->candidates;
    uint64_t data = 0, person = 0;
    const uint64_t page = AUTHORS_BIT(rel_author) | AUTHORS_BIT(itemprop_author) | AUTHORS_BIT(class_author) | AUTHORS_BIT(class_byline) | AUTHORS_BIT(vcard) | AUTHORS_BIT(near_labelled);
    const uint64_t given = AUTHORS_BIT(ld_all) | AUTHORS_BIT(ld_person) | AUTHORS_BIT(ld_string) | AUTHORS_BIT(meta_author) | AUTHORS_BIT(meta_sure);
    for (size_t i = 0; i < all->count && !person; i++)
        if ((all->items[i].evidence & AUTHORS_BIT(person)) && (all->items[i].evidence & (page | given)) && !(all->items[i].evidence & (AUTHORS_BIT(is_site) | AUTHORS_BIT(in_furniture)))) person = all->items[i].key;
    const uint64_t house = AUTHORS_BIT(is_site) | AUTHORS_BIT(organization);
    int named = 0;                            /* data that name anybody but the house */
    for (size_t i = 0; i < all->count; i++) {
        data |= all->items[i].evidence & (AUTHORS_BIT(ld_all) | AUTHORS_BIT(meta_author) | AUTHORS_BIT(meta_sure));
        named |= (all->items[i].evidence & given) && !(all->items[i].evidence & house);
    }
    int other = m->x->kind != GALLEYI_PAGE_ARTICLE, undated = !galley_record_get(m->x->article, GALLEY_PUBLISHED);
    const uint64_t plain = (other ? AUTHORS_BIT(plain_other_kind) : 0) | (undated ? AUTHORS_BIT(plain_undated) : 0);
    const uint64_t marked = (other ? AUTHORS_BIT(marked_other_kind) : 0) | (undated ? AUTHORS_BIT(marked_undated) : 0);
    for (size_t i = 0; i < all->count; i++) {
        galleyi_candidate *c = &all->items[i];
        uint64_t agreed = 0;
        for (size_t k = 0; k < all->count; k++)
            if (all->items[k].key == c->key) agreed |= all->items[k].evidence;
        if (!data) c->evidence |= AUTHORS_BIT(no_data);
        else if (!named && !(agreed & house) && (agreed & (page | AUTHORS_BIT(near_plain))) && !(agreed & AUTHORS_BIT(in_furniture))) c->evidence |= AUTHORS_BIT(over_house);
        if (agreed & page & ~AUTHORS_BIT(near_labelled)) c->evidence &= ~(AUTHORS_BIT(plain_linked) | AUTHORS_BIT(plain_above));
        if (person && c->key != person) c->evidence |= agreed & (AUTHORS_BIT(is_site) | AUTHORS_BIT(organization)) ? AUTHORS_BIT(site_rival) : AUTHORS_BIT(rival);
        if (agreed & AUTHORS_BIT(person)) c->evidence |= (agreed & given ? AUTHORS_BIT(person_data) : 0) | (agreed & page ? AUTHORS_BIT(person_page) : 0);
        if ((agreed & page) && (agreed & given)) c->evidence |= AUTHORS_BIT(data_and_page);
        if (!(agreed & given)) c->evidence |= agreed & (page | AUTHORS_BIT(labelled)) ? marked : plain;
        for (size_t k = 0; k < all->count; k++) {
            const galleyi_candidate *o = &all->items[k];
            if (o->key == c->key) continue;
            const authors_list *a = c->value, *b = o->value;
            if (a->count < b->count && authors_holds(b, a)) c->evidence |= AUTHORS_BIT(subset);
            if (a->count > b->count && authors_holds(a, b)) c->evidence |= AUTHORS_BIT(superset);
        }
    }
}

static int32_t authors_text(galleyi_metadata *m, galley_record *record, int32_t field, const char *text) {
    galleyi_metadata_fresh(m, &m->text);
    int32_t status = text ? galleyi_metadata_clean(&m->text, text, strlen(text)) : GALLEY_OK;
    return status || !text || !m->text.size ? status : galley_record_set_text(record, field, m->text.data, m->text.size);
}

/* The byline as a page prints it, though its names come from data: the first line that reads as these authors. */
static const authors_list *authors_printed(const galleyi_metadata *m, const galleyi_candidate *best) {
    const galleyi_candidates *all = &m->candidates;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].key == best->key && ((const authors_list *)all->items[i].value)->line) return all->items[i].value;
    return NULL;
}

static int32_t authors_store(galleyi_metadata *m, const galleyi_candidate *best, int32_t confidence) {
    const authors_list *list = best->value, *printed = authors_printed(m, best);
    galley_record *byline = galley_record_edit(m->x->article, GALLEY_BYLINE, 0);
    int32_t status = byline ? GALLEY_OK : m->x->root->document->status;
    if (!status && printed) status = galley_record_set_text(byline, GALLEY_TEXT, printed->line, GALLEY_NUL_TERMINATED);
    if (!status && printed) status = galleyi_metadata_origin(m, byline, GALLEY_TEXT, "dom:byline", GALLEY_CONFIDENCE_UNKNOWN, printed->node, printed->line);
    for (size_t i = 0; i < list->count && !status; i++) {
        const authors_one *one = &list->items[i], *other = printed && printed->count == list->count ? &printed->items[i] : one;
        galley_record *author = galley_record_edit(byline, GALLEY_AUTHORS, GALLEY_NEW);
        if (!author) return m->x->root->document->status;
        if (other->key != one->key) other = one;
        const char *url = one->url ? one->url : other->url;
        status = galley_record_set_text(author, GALLEY_KIND, one->kind, GALLEY_NUL_TERMINATED);
        if (!status) status = galley_record_set_text(author, GALLEY_NAME, one->name, GALLEY_NUL_TERMINATED);
        if (!status) status = galley_record_set_text(author, GALLEY_ROLE, one->role, GALLEY_NUL_TERMINATED);
        if (!status) status = authors_text(m, author, GALLEY_JOB_TITLE, one->job_title ? one->job_title : other->job_title);
        if (!status) status = authors_text(m, author, GALLEY_ORGANIZATION, one->organization ? one->organization : other->organization);
        if (!status) status = authors_text(m, author, GALLEY_EMAIL, one->email ? one->email : other->email);
        if (!status && url) url = galleyi_metadata_resolve(m, url, strlen(url));
        if (!status && url) status = galley_record_set_text(author, GALLEY_URL, url, GALLEY_NUL_TERMINATED);
    }
    return status ? status : galleyi_metadata_origin(m, m->x->article, GALLEY_BYLINE, best->origin, confidence, best->block != GALLEYI_CANDIDATE_NOWHERE ? list->node : 0, list->line);
}

int32_t galleyi_metadata_authors(galleyi_metadata *m) {
    static const struct { unsigned kind; uint64_t evidence; const char *origin; int must; } marks[] = {
        { GALLEYI_MARK_REL_AUTHOR, AUTHORS_BIT(rel_author), "dom:rel-author", 1 }, { GALLEYI_MARK_AUTHOR, AUTHORS_BIT(itemprop_author), "microdata:author", 1 },
        { GALLEYI_MARK_VCARD, AUTHORS_BIT(vcard), "microformats:author", 1 }, { GALLEYI_MARK_AUTHOR_CLASS, AUTHORS_BIT(class_author), "dom:author", 1 },
        { GALLEYI_MARK_BYLINE_CLASS, AUTHORS_BIT(class_byline), "dom:byline", 0 } };
    int32_t confidence;
    m->candidates.field = GALLEYI_JUDGED_BYLINE;
    m->candidates.count = 0;
    authors_from_ld(m);
    authors_from_tags(m);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) authors_from_marks(m, marks[i].kind, marks[i].evidence, marks[i].origin, marks[i].must);
    authors_from_text(m);
    authors_compare(m);
    const galleyi_candidate *best = galleyi_metadata_judge(m, &confidence);
    if (galleyi_metadata_status(m)) return m->status;
    return best ? authors_store(m, best, confidence) : GALLEY_OK;
}
