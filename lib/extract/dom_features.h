/* Features of a block, in the order that the learned judge knows them. The names are those that training prints. */
#ifndef GALLEY_EXTRACT_DOM_FEATURES_H
#define GALLEY_EXTRACT_DOM_FEATURES_H
#include "extract/dom_page.h"

#define GALLEYI_DOM_FEATURES(F) \
    F(best_level) F(best_climb) F(in_best) F(best_relpos) F(sig_longfrac) F(sig_wordshare) F(sig_count) F(sig_link) F(sig_meanwords) \
    F(sig2_longfrac) F(sig2_wordshare) F(sig2_count) F(chain_sum) F(chain_min) F(chain_max) F(near_min) F(near_sum) F(block_token) F(lca_token) \
    F(parent_token) F(parent2_token) F(parent3_token) \
    F(c1_longshare) F(c1_link) F(c1_endfrac) F(c1_pshare) F(c1_meanwords) F(c2_longshare) F(c2_link) F(c2_endfrac) F(c2_pshare) F(c2_meanwords) \
    F(c3_longshare) F(c3_link) F(c3_endfrac) \
    F(win1_link) F(win4_link) F(win10_link) F(win4_long) F(win10_long) F(prev_words) F(next_words) F(prev_long) F(next_long) F(prev_link) F(next_link) \
    F(same_as_prev) F(same_as_next) \
    F(page_bestshare) F(page_logwords) F(page_loglong) F(page_longshare) F(page_pshare) F(page_articles) F(page_described) \
    F(pos_block) F(pos_words) F(pos_longwords) F(words_from_title) F(blocks_from_title) F(since_heading) F(dup_count) \
    F(in_header) F(in_footer) F(in_nav) F(in_aside) F(in_main) F(in_article) F(in_figure) F(in_form) F(in_list) F(in_table) F(in_quote) F(in_hidden) \
    F(in_caption) F(in_code) F(tag) F(lca_tag) F(parent_tag) F(depth) F(lca_depth) \
    F(words) F(chars) F(link_share) F(commas) F(sentence_end) F(is_long) F(digit_heavy) F(upper) F(word_length) \
    F(title_cover) F(description_cover) F(ld_cover) F(heading_level) F(last_heading_token) \
    F(ld_article) F(ld_kind) F(og_kind) F(after_story) F(before_story) F(since_image) F(headlines)

enum {
#define GALLEYI_DOM_FEATURE_INDEX(name) GALLEYI_DOM_##name,
    GALLEYI_DOM_FEATURES(GALLEYI_DOM_FEATURE_INDEX)
#undef GALLEYI_DOM_FEATURE_INDEX
    GALLEYI_DOM_FEATURES_COUNT
};

/* What a page says that it is, in JSON-LD and og:type. */
enum { GALLEYI_SAID_NOTHING, GALLEYI_SAID_ARTICLE, GALLEYI_SAID_FORUM, GALLEYI_SAID_PRODUCT, GALLEYI_SAID_DOCUMENTATION, GALLEYI_SAID_LISTING, GALLEYI_SAID_SERVICE, GALLEYI_SAID_OTHER };

/* What is known beside the tree. Texts may be empty. */
typedef struct galleyi_dom_evidence {
    galleyi_html_slice title, description, article;   /* headline, summary and body as metadata has them */
    uint8_t            ld_article, ld_kind, og_kind;  /* whether JSON-LD has an article; what else it has, GALLEYI_SAID_*; og:type as one */
    uint8_t            faq;                           /* its questions are the page's own */
} galleyi_dom_evidence;

typedef struct galleyi_dom_features galleyi_dom_features;     /* what is computed once for a page; in its arena */

int32_t galleyi_dom_features_begin(galleyi_dom_page *page, const galleyi_dom_evidence *evidence, galleyi_work *work, galleyi_dom_features **out);
void    galleyi_dom_features_rows(const galleyi_dom_features *features, uint32_t from, uint32_t count, float rows[][GALLEYI_DOM_FEATURES_COUNT]);   /* of blocks that follow each other */
void    galleyi_dom_features_block(const galleyi_dom_features *features, uint32_t block, float out[GALLEYI_DOM_FEATURES_COUNT]);
void    galleyi_dom_features_end(galleyi_dom_features *features);   /* gives the memory back; only the title is known from now on. NULL: nothing */
uint32_t galleyi_dom_features_title(const galleyi_dom_features *features);   /* the block that is the headline; block_count: none */
#endif
