/* What every unit test includes: Check, and a main over the cases of one file.
   A file lists its tests once: UNIT_MAIN("arena", test_a, test_b) */
#ifndef GALLEY_TESTS_UNIT_H
#define GALLEY_TESTS_UNIT_H
#include "config.h"
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef UNIT_TIMEOUT
#  define UNIT_TIMEOUT 120                    /* seconds a test may take */
#endif

#define UNIT_MAIN(title, ...) \
    int main(void) { \
        const TTest *tests[] = { __VA_ARGS__ }; \
        Suite *suite = suite_create(title); \
        TCase *tcase = tcase_create(title); \
        tcase_set_timeout(tcase, UNIT_TIMEOUT); \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) tcase_add_test(tcase, tests[i]); \
        suite_add_tcase(suite, tcase); \
        SRunner *runner = srunner_create(suite); \
        srunner_run_all(runner, CK_ENV); \
        int failed = srunner_ntests_failed(runner); \
        srunner_free(runner); \
        return failed != 0; \
    }
#endif
