#include "text/languages.h"
#include "core/utf8.h"
#include "text/classes.h"
#include "text/languages_table.h"
#include "text/unicode.h"
#include "text/words.h"
#include <string.h>

enum {
    LANGUAGES_WORD = 60,                      /* what a word of one language is worth to it; shared by all that have it */
    LANGUAGES_LETTER = 24,
    LANGUAGES_BLOCKS_AT = 76,                 /* scores from here on count the letters of galleyi_language_blocks */
    LANGUAGES_SIMPLIFIED = 0, LANGUAGES_TRADITIONAL = 1,
    LANGUAGES_LEAST = 3 * LANGUAGES_WORD / 2, /* with less evidence the answer is none */
    LANGUAGES_MARKS = 8
};

void galleyi_language_begin(galleyi_language_evidence *evidence) { memset(evidence, 0, sizeof *evidence); }

static void languages_vote(uint32_t *scores, uint32_t set, uint32_t weight, uint32_t times) {
    const uint8_t *members = galleyi_language_members + galleyi_language_sets[set];
    uint32_t each = weight / members[0] * times;
    for (unsigned i = 1; i <= members[0]; i++) scores[members[i]] += each;
}

static void languages_word(galleyi_language_evidence *evidence, uint64_t hash) {
    evidence->words++;
    for (uint32_t at = (uint32_t)hash & (GALLEYI_LANGUAGE_WORDS - 1); galleyi_language_words[at].set; at = (at + 1) & (GALLEYI_LANGUAGE_WORDS - 1))
        if (galleyi_language_words[at].check == (uint32_t)hash) {
            evidence->sets[galleyi_language_words[at].set % GALLEYI_LANGUAGE_SETS_MOST]++;
            return;
        }
}

static void languages_letter(galleyi_language_evidence *evidence, uint32_t letter) {
    uint32_t low = 0, high = galleyi_language_letter_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (galleyi_language_letters[middle].letter < letter) low = middle + 1;
        else high = middle;
    }
    if (low < galleyi_language_letter_count && galleyi_language_letters[low].letter == letter) languages_vote(evidence->scores, galleyi_language_letters[low].set, LANGUAGES_LETTER, 1);
}

static bool languages_among(const uint16_t *characters, uint32_t count, uint32_t c) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (characters[middle] < c) low = middle + 1;
        else high = middle;
    }
    return low < count && characters[low] == c;
}

static void languages_block(galleyi_language_evidence *evidence, uint32_t c) {
    for (int i = 0; galleyi_language_blocks[i].tag; i++)
        if (c >= galleyi_language_blocks[i].first && c <= galleyi_language_blocks[i].last) {
            evidence->scores[LANGUAGES_BLOCKS_AT + i]++;
            return;
        }
}

static void languages_character(galleyi_language_evidence *evidence, uint32_t c) {
    galleyi_script script = galleyi_script_of(c);
    evidence->scripts[script]++;
    if (script == GALLEYI_SCRIPT_HAN) {
        if (languages_among(galleyi_language_simplified, galleyi_language_simplified_count, c)) evidence->marks[LANGUAGES_SIMPLIFIED]++;
        else if (languages_among(galleyi_language_traditional, galleyi_language_traditional_count, c)) evidence->marks[LANGUAGES_TRADITIONAL]++;
    } else if (script == GALLEYI_SCRIPT_OTHER || script == GALLEYI_SCRIPT_THAI) languages_block(evidence, c);
    else if (c > 0x7f && script != GALLEYI_SCRIPT_KANA && script != GALLEYI_SCRIPT_HANGUL) languages_letter(evidence, galleyi_lower(c));
}

static bool languages_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bb || c == 0x200c; }

/* From the first character of a word to behind the one that ends it; what is no word is passed by one character. */
static const char *languages_take(galleyi_language_evidence *evidence, const char *at, const char *end) {
    galleyi_word_hash hash = { 0, 0, 0 };
    size_t letters = 0;
    while (at < end) {
        const char *begin = at;
        for (unsigned letter; at < end && (letter = (unsigned char)*at | 0x20u) - 'a' < 26u; at++) galleyi_word_hash_add(&hash, letter);
        letters += (size_t)(at - begin);
        evidence->scripts[GALLEYI_SCRIPT_LATIN] += (uint32_t)(at - begin);
        if (at == end) break;
        uint32_t c = galleyi_utf8_next(&at, end);
        if (letters && languages_apostrophe(c)) continue;
        if (!galleyi_is_word(c) || galleyi_is_digit(c)) break;
        languages_character(evidence, c);
        galleyi_word_hash_add(&hash, galleyi_lower(c));
        letters++;
    }
    if (letters) languages_word(evidence, galleyi_word_hash_end(&hash));
    return at;
}

/* Words of ASCII letters alone are read from maps of 64 bytes, all others one character after the other. */
GALLEYI_CLASSES_INLINE void languages_add(galleyi_classes_path *path, galleyi_language_evidence *evidence, const char *text, size_t size) {
    for (size_t at = 0, next; at < size; at = next) {
        galleyi_classes map;
        galleyi_classes_at(path, &map, text, at, size);
        uint64_t left = map.letter | map.high;
        next = size - at > GALLEYI_CLASSES_AT_ONCE ? at + GALLEYI_CLASSES_AT_ONCE : size;
        while (left) {
            unsigned bit = (unsigned)__builtin_ctzll(left);
            uint64_t others = ~(map.letter >> bit);
            size_t length = others ? (unsigned)__builtin_ctzll(others) : 64, begin = at + bit, end = begin + length;
            if (bit && end == next && end < size) { next = begin; break; }
            if (GALLEYI_LIKELY(length && (end == size || (end < next && (unsigned char)text[end] < 0x80 && text[end] != '\'')))) {
                evidence->scripts[GALLEYI_SCRIPT_LATIN] += (uint32_t)length;
                languages_word(evidence, galleyi_words_hash(text, size, begin, length));
            } else end = (size_t)(languages_take(evidence, text + begin, text + size) - text);
            if (end >= at + GALLEYI_CLASSES_AT_ONCE) { next = end; break; }
            left &= UINT64_MAX << (end - at);
        }
    }
}

#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 static void languages_add_avx2(galleyi_language_evidence *evidence, const char *text, size_t size) { languages_add(galleyi_classes_64_avx2, evidence, text, size); }
#endif

void galleyi_language_add(galleyi_language_evidence *evidence, const char *text, size_t size) {
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_LIKELY(galleyi_cpu_has(GALLEYI_CPU_AVX2))) { languages_add_avx2(evidence, text, size); return; }
#endif
    languages_add(galleyi_classes_64, evidence, text, size);
}

static const char *languages_chinese(const galleyi_language_evidence *evidence) {
    uint32_t simplified = evidence->marks[LANGUAGES_SIMPLIFIED], traditional = evidence->marks[LANGUAGES_TRADITIONAL];
    if (simplified >= LANGUAGES_MARKS && simplified > traditional * 20) return "zh-Hans";
    if (traditional >= LANGUAGES_MARKS && traditional > simplified * 20) return "zh-Hant";
    return "zh";
}

static const char *languages_east_asian(const galleyi_language_evidence *evidence, uint32_t han, uint32_t kana, uint32_t hangul, unsigned *confidence) {
    uint32_t all = han + kana + hangul;
    *confidence = all > 40 ? 95 : all > 12 ? 80 : 60;
    if (hangul * 3 >= all) return "ko";
    if (kana * 12 >= all) return "ja";
    if (kana * 40 >= all) *confidence /= 2;
    return languages_chinese(evidence);
}

/* The language of a block of its own with most letters. */
static const char *languages_of_blocks(const galleyi_language_evidence *evidence) {
    int best = -1;
    for (int i = 0; galleyi_language_blocks[i].tag; i++)
        if (evidence->scores[LANGUAGES_BLOCKS_AT + i] && (best < 0 || evidence->scores[LANGUAGES_BLOCKS_AT + i] > evidence->scores[LANGUAGES_BLOCKS_AT + best])) best = i;
    return best < 0 ? NULL : galleyi_language_blocks[best].tag;
}

static const char *languages_by_words(const galleyi_language_evidence *evidence, int32_t script, unsigned *confidence) {
    uint32_t best = 0, first = 0, second = 0, scores[GALLEYI_LANGUAGES_MOST];
    memcpy(scores, evidence->scores, sizeof scores);
    for (uint32_t set = 1; set < GALLEYI_LANGUAGE_SETS_MOST; set++) if (evidence->sets[set]) languages_vote(scores, set, LANGUAGES_WORD, evidence->sets[set]);
    for (uint32_t i = 0; i < galleyi_language_count; i++) {
        if (galleyi_languages[i].script != script) continue;
        if (scores[i] > first) {
            second = first;
            first = scores[i];
            best = i;
        } else if (scores[i] > second) second = scores[i];
    }
    if (script == GALLEYI_SCRIPT_GREEK && evidence->words > 1) first += LANGUAGES_LEAST;
    if (first < LANGUAGES_LEAST || (uint64_t)first * 20 < (uint64_t)second * 21) return NULL;
    uint32_t lead = (uint32_t)((uint64_t)(first - second) * 100 / first), plenty = first > 20 * LANGUAGES_WORD ? 100 : first * 5 / LANGUAGES_WORD;
    *confidence = 30 + (lead > 40 ? 40 : lead) + (plenty * 30 / 100);
    if (*confidence > 100) *confidence = 100;
    return galleyi_languages[best].tag;
}

const char *galleyi_language_decide(const galleyi_language_evidence *evidence, unsigned *confidence) {
    const uint32_t *scripts = evidence->scripts;
    uint32_t han = scripts[GALLEYI_SCRIPT_HAN], kana = scripts[GALLEYI_SCRIPT_KANA], hangul = scripts[GALLEYI_SCRIPT_HANGUL], dense = han + kana + hangul;
    uint32_t total = 0;
    int32_t most = GALLEYI_SCRIPT_LATIN;
    const char *language;
    unsigned sure = 0;
    for (int32_t i = GALLEYI_SCRIPT_LATIN; i < GALLEYI_SCRIPT_COUNT; i++) {
        total += scripts[i];
        if (scripts[i] > scripts[most]) most = i;
    }
    if (confidence) *confidence = 0;
    if (dense >= 4 && (uint64_t)dense * 2 > total - dense) language = languages_east_asian(evidence, han, kana, hangul, &sure);
    else if (total < 8) return NULL;
    else if (most == GALLEYI_SCRIPT_OTHER || most == GALLEYI_SCRIPT_THAI) {
        language = languages_of_blocks(evidence);
        sure = total > 40 ? 95 : 70;
    } else language = languages_by_words(evidence, most, &sure);
    if (confidence && language) *confidence = sure;
    return language;
}

const char *galleyi_language_of(const char *text, size_t size, unsigned *confidence) {
    galleyi_language_evidence evidence;
    galleyi_language_begin(&evidence);
    galleyi_language_add(&evidence, text, size);
    return galleyi_language_decide(&evidence, confidence);
}
