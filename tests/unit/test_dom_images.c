/* The best image of an element. */
#include "extract/dom_images.h"
#include "unit.h"

static galleyi_html html;
static galleyi_dom_image image;

/* Of the first element with this tag. */
static int best(const char *text, uint32_t tag) {
    galleyi_html_init(&html, NULL);
    ck_assert_int_eq(galleyi_html_parse(&html, text, strlen(text), NULL), GALLEY_OK);
    for (uint32_t i = 1; i < html.node_count; i++)
        if (galleyi_html_is(&html.nodes[i], tag)) return galleyi_dom_image_best(&html, i, &image);
    return 0;
}
static void check(const char *text, uint32_t tag, const char *address, int width, int height) {
    ck_assert_msg(best(text, tag), "no image in %s", text);
    ck_assert_msg(image.address.size == strlen(address) && !memcmp(image.address.data, address, image.address.size), "%.*s is not %s", (int)image.address.size, image.address.data, address);
    ck_assert_int_eq(image.width, width);
    ck_assert_int_eq(image.height, height);
    galleyi_html_free(&html);
}
static void check_none(const char *text, uint32_t tag) { ck_assert_msg(!best(text, tag), "an image in %s", text); galleyi_html_free(&html); }

START_TEST(the_widest_of_a_srcset_wins) {
    check("<img src=a.jpg width=300 height=200 srcset='a.jpg 300w, c,w_9.jpg 1200w, b.jpg 600w'>", GALLEYI_TAG_IMG, "c,w_9.jpg", 1200, 800);
    check("<img src=a.jpg srcset='b.jpg 1.5x,c.jpg 2x'>", GALLEYI_TAG_IMG, "c.jpg", 0, 0);
    check("<img src=a.jpg srcset='{w}.jpg 900w'>", GALLEYI_TAG_IMG, "a.jpg", 0, 0);
}
END_TEST
START_TEST(sources_of_a_picture_count) {
    check("<picture><source srcset='w.webp 1600w'><img src=a.jpg></picture>", GALLEYI_TAG_PICTURE, "w.webp", 1600, 0);
    check("<picture><source data-srcset='w.webp 1600w'><img src=data:image/gif;base64,R0 alt=' A boat '></picture>", GALLEYI_TAG_IMG, "w.webp", 1600, 0);
}
END_TEST
START_TEST(lazy_attributes_beat_the_placeholder) {
    check("<img src=blank.gif data-src=real.jpg width=640px height=50%>", GALLEYI_TAG_IMG, "real.jpg", 640, 0);
    check("<img src='data:image/gif;base64,R0lGOD' data-hi-res='/x/real.jpg?v=1'>", GALLEYI_TAG_IMG, "/x/real.jpg?v=1", 0, 0);
    check("<img class=lazy><noscript><img src=real.jpg></noscript>", GALLEYI_TAG_IMG, "real.jpg", 0, 0);
    check("<img src=a.jpg data-link='Read all of it'>", GALLEYI_TAG_IMG, "a.jpg", 0, 0);
}
END_TEST
START_TEST(placeholders_are_no_images) {
    check_none("<img src='data:image/gif;base64,R0lGOD'>", GALLEYI_TAG_IMG);
    check_none("<img src='{{ image }}'>", GALLEYI_TAG_IMG);
    check_none("<img alt=x>", GALLEYI_TAG_IMG);
}
END_TEST
START_TEST(an_element_gives_its_first_real_image) {
    check("<div><img src=p.gif width=1 height=1><p><img src=b.jpg width=600></div>", GALLEYI_TAG_DIV, "b.jpg", 600, 0);
    check("<div><a style='color:red;background-image: url(\"b.jpg\")'>x</a></div>", GALLEYI_TAG_DIV, "b.jpg", 0, 0);
    check("<video poster=v.jpg src=v.mp4></video>", GALLEYI_TAG_VIDEO, "v.jpg", 0, 0);
    check("<div><amp-img src=b.jpg width=600 height=400></amp-img></div>", GALLEYI_TAG_DIV, "b.jpg", 600, 400);
    check_none("<div><img src=icon.png width=16 height=16></div>", GALLEYI_TAG_DIV);
}
END_TEST

UNIT_MAIN("dom_images", the_widest_of_a_srcset_wins, sources_of_a_picture_count, lazy_attributes_beat_the_placeholder, placeholders_are_no_images, an_element_gives_its_first_real_image)
