#!/usr/bin/env python3
"""Writes lib/text/dates_table.c from dates.tsv, which stands beside this script (dates_gen.py made it from CLDR; dates_LICENSE is its licence).

Zone names need the offsets of CLDR's metazones: taken from the zone database that Python finds.   usage: dates.py > ../dates_table.c"""
import bisect, collections, datetime, os, re, sys, unicodedata, zoneinfo
HERE = os.path.dirname(os.path.abspath(__file__))

# Kinds: the same numbers stand in dates_table.h.
KINDS = ('NONE MONTH WEEKDAY PERIOD ERA RELDAY RELUNIT RELWEEKDAY NOW AGO_PREFIX AGO_SUFFIX AGO_PHRASE SKIP MARK_YEAR MARK_MONTH MARK_DAY MARK_HOUR '
         'MARK_MINUTE MARK_SECOND MONTH_PREFIX ORDINAL ZONE GMT PUBLISHED UPDATED BY EMBARGO').split()
K = {name: number for number, name in enumerate(KINDS)}
UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second']
WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
CALENDARS = {'month': 0, 'month.persian': 1, 'month.islamic': 2, 'month.hebrew': 3, 'x.month': 0}
ALIAS = {'sr-Latn': 'sr', 'sh': 'hr', 'no': 'nb'}
DROPPED = set('\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e') | {chr(c) for c in range(0x64b, 0x653)} | {'\u0670'}
MAPPED = {'ı': 'i', '’': "'", '‘': "'", 'ʻ': "'", 'ʼ': "'", '′': "'", '`': "'", 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ي': 'ی', 'ى': 'ی', 'ك': 'ک', '॰': '.', '․': '.', '։': '.',
          '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '－': '-', '：': ':', '（': '(', '）': ')', '，': ',', '、': ',', '،': ',', '፣': ',', '٬': ',', '／': '/',
          '．': '.', '。': '.', '٫': '.', '　': ' ', 'ё': 'е'}


def fold_char(c):
    if c in DROPPED: return ''
    if unicodedata.category(c) == 'Zs' or c in '\t\n\r\f\v': return ' '
    if unicodedata.category(c) == 'Nd': return str(unicodedata.digit(c))
    low = 'i' if c == 'İ' else c.lower()
    if len(low) != 1: low = c
    return MAPPED.get(low, low)


def fold(text):
    out = ''
    for c in text:
        f = fold_char(c)
        if f == '.':
            continue
        if f == ' ' and (not out or out[-1] == ' '): continue
        out += f
    return out.strip(' ')


def trim(text): return text.strip(" ,:;()[]/").lstrip("'")


def read_rows():
    with open(os.path.join(HERE, 'dates.tsv'), encoding='utf-8') as f:
        next(f)
        return [line.rstrip('\n').split('\t') for line in f]


ROWS = read_rows()
LANGS = []
for row in ROWS:
    base = ALIAS.get(row[0], row[0].split('-')[0])
    if base != 'und' and base not in LANGS: LANGS.append(base)
LANGS.sort()
assert LANGS[14] == 'en'      # GALLEYI_DATES_ENGLISH


def lang_of(tag): return LANGS.index(ALIAS.get(tag, tag.split('-')[0]))


keys = collections.defaultdict(lambda: collections.defaultdict(set))    # folded word -> (kind, value) -> languages
pairs = collections.defaultdict(set)                                     # (prefix, suffix, unit, sign) -> languages
raw_starts = collections.defaultdict(set)                                # first characters as written
ranges = []                                                              # of day periods
zones = []                                                               # lists of (offset, daylight offset, country)


def add(text, kind, value, langs):
    key = trim(fold(text))
    if not key or len(key.encode()) > 127: return
    keys[key][(K[kind], value)] |= set(langs)
    raw_starts[key].add(text.strip(" ,:;()[]/\u200e\u200f\u202b")[:2])


# ---- names

def range_number(text):
    a, _, b = text.partition('-')
    pair = (int(a[:2]), int(b[:2]) if b else int(a[:2]))
    if pair not in ranges: ranges.append(pair)
    return ranges.index(pair)


def literals(pattern):
    """[(field or '', literal with its spaces)…] in order; field letters alone, quoted text and letters of other scripts as literal."""
    out, i = [], 0
    while i < len(pattern):
        c = pattern[i]
        if c == "'":
            j = pattern.index("'", i + 1) if "'" in pattern[i + 1:] else len(pattern)
            out.append(('', pattern[i + 1:j] or "'")); i = j + 1
        elif c.isascii() and c.isalpha():
            j = i
            while j < len(pattern) and pattern[j] == c: j += 1
            out.append((pattern[i:j], '')); i = j
        elif c == '{':
            out.append((pattern[i:i + 3], '')); i += 3
        else:
            out.append(('', c)); i += 1
    merged = []
    for f, l in out:
        if not f and merged and not merged[-1][0]: merged[-1] = ('', merged[-1][1] + l)
        else: merged.append((f, l))
    return merged


MARKS = {'y': 'MARK_YEAR', 'M': 'MARK_MONTH', 'L': 'MARK_MONTH', 'd': 'MARK_DAY', 'h': 'MARK_HOUR', 'H': 'MARK_HOUR', 'K': 'MARK_HOUR', 'm': 'MARK_MINUTE', 's': 'MARK_SECOND'}


def words_of(literal):
    return [w for w in re.split(r"[\s.,;:()\[\]/\-–،፣（）]+", ''.join(fold_char(c) for c in literal)) if w and any(unicodedata.category(c)[0] in 'LM' for c in w)]


glued_suffix = collections.defaultdict(set)    # field letter, language -> suffixes written without a space
glued_prefix = collections.defaultdict(set)


def add_pattern(lang, pattern):
    parts = literals(pattern)
    for i, (f, l) in enumerate(parts):
        if f: continue
        before = parts[i - 1][0] if i else ''
        after = parts[i + 1][0] if i + 1 < len(parts) else ''
        for w in words_of(l):
            add(w, 'SKIP', 0, [lang])
            if before and before[0] in MARKS: add(w, MARKS[before[0]], 0, [lang])
            if before == '{0}': add(w, 'MARK_HOUR', 0, [lang])
        m = re.match(r"[^\s.,;:()/\-]+", l)
        if m and before and before[0] in 'MLEc': glued_suffix[(before[0], lang)].add(m.group())
        m = re.search(r"[^\s.,;:()/\-]+$", l)
        if m and after and after[0] in 'MLEc': glued_prefix[(after[0], lang)].add(m.group())


def metazone_offsets():
    offsets = {}
    for lang, kind, form, value in ROWS:
        if kind != 'metazone': continue
        try: zone = zoneinfo.ZoneInfo(value)
        except zoneinfo.ZoneInfoNotFoundError: continue
        got = sorted(int(datetime.datetime(2025, m, 15, 12, tzinfo=zone).utcoffset().total_seconds() // 60) for m in (1, 7))
        if value == 'Europe/Dublin': got = [0, 60]
        offsets[form] = (got[0], got[1] if got[1] != got[0] else got[0] + 60, got[0] != got[1])
    offsets['GMT'] = offsets['UTC'] = (0, 60, False)
    return offsets


def countries():
    out = {}
    for name in ('zone.tab',):
        for root in zoneinfo.TZPATH:
            path = os.path.join(root, name)
            if os.path.exists(path):
                with open(path, encoding='utf-8') as f:
                    for line in f:
                        if not line.startswith('#'):
                            c = line.split('\t'); out[c[2].strip()] = c[0]
                break
    return out


COUNTRY_OF_OLD = {'Asia/Calcutta': 'IN', 'Asia/Katmandu': 'NP', 'Asia/Rangoon': 'MM', 'Asia/Saigon': 'VN'}


def minutes(text):
    m = re.fullmatch(r'([+-])(\d\d):(\d\d)', text)
    return (int(m[2]) * 60 + int(m[3])) * (-1 if m[1] == '-' else 1)


def zone_value(entries):
    entries = sorted(set(entries))
    if entries not in zones: zones.append(entries)
    return zones.index(entries)


def add_zones():
    standard = {value for lang, kind, form, value in ROWS if kind == 'tzname' and form.endswith('.standard')}
    place, by_abbr = countries(), collections.defaultdict(list)
    for lang, kind, form, value in ROWS:
        if kind != 'tzabbr': continue
        abbr, _, where = form.partition('@')
        if '<=' in where: continue
        std, _, dst = value.partition('/')
        if dst and abbr in standard: dst = ''          # some locale's "MEZ" for either season is the name of the standard time
        country = '' if where == 'rfc822' else place.get(where, COUNTRY_OF_OLD.get(where, ''))
        if where == 'rfc822' and abbr not in ('UT', 'UTC', 'GMT', 'Z'): country = 'US'
        by_abbr[abbr].append((minutes(std), minutes(dst) if dst else minutes(std), country))
    every = range(len(LANGS))
    for abbr, entries in sorted(by_abbr.items()):
        best = {}
        for e in entries: best.setdefault((e[0], e[1]), e) if e[2] != 'US' else best.update({(e[0], e[1]): e})
        add(abbr, 'ZONE', zone_value(list(best.values())), every)
    offsets = metazone_offsets()
    for lang, kind, form, value in sorted(ROWS, key=lambda row: row[2].endswith('generic')):   # where both have one name it is the standard's
        if kind not in ('tzname', 'tzlong'): continue
        zone, _, what = form.partition('.')
        if zone not in offsets: continue
        std, dst, has = offsets[zone]
        entry = (std, dst, '') if what == 'generic' and has else (dst, dst, '') if what == 'daylight' else (std, std, '')
        key = fold(value)
        langs = every if kind == 'tzname' and value.isascii() else [lang_of(lang)]
        taken = set().union(*(l for (k, _), l in keys.get(key, {}).items() if k == K['ZONE']))
        if set(langs) - taken: add(value, 'ZONE', zone_value([entry]), set(langs) - taken)


def split_pattern(value):
    prefix, _, suffix = value.partition('{0}')
    return trim(fold(prefix)), trim(fold(suffix))


part_words = collections.defaultdict(list)
HOUR_SUFFIXES = 'uhr h hs hrs ore uur u ч hod óra ora ώρα giờ น 時 时 点 點 시 sati uri hours val'.split()   # the other hour marks stand before the hour
# Words before a day that CLDR's patterns do not have.
BEFORE_DAY = {'en': 'on of the', 'ko': '에', 'de': 'am den der vom', 'fr': 'le du', 'es': 'el del de', 'pt': 'em', 'it': 'il del', 'nl': 'op de', 'sv': 'den', 'da': 'den d', 'nb': 'den',
              'vi': 'ngày', 'id': 'pada tanggal tgl', 'ms': 'pada', 'pl': 'dnia', 'cs': 'dne', 'sk': 'dňa', 'hr': 'dana', 'sr': 'дана dana', 'ro': 'din', 'th': 'วันที่ เมื่อ', 'ca': 'el', 'gl': 'o',
              'ru': 'от', 'uk': 'від', 'he': 'ב', 'ar': 'يوم', 'fa': 'روز'}
# Labels beside those of dates_extra.tsv.
LABELS = [('en', 'PUBLISHED', 'date|date posted|date published|published date|posted on|published on|publication date|first posted|originally published|written|added|uploaded|release date'),
          ('en', 'UPDATED', 'update|last update|last edited|last reviewed|last revised|updated on'),
          ('de', 'PUBLISHED', 'geschrieben|datum|veröffentlicht am|online seit|hochgeladen'), ('de', 'UPDATED', 'update|letztes update|letzte aktualisierung|zuletzt bearbeitet|überarbeitet'),
          ('fr', 'PUBLISHED', 'date de publication|rédigé|posté|publié le|date'), ('fr', 'UPDATED', 'dernière mise à jour|dernière modification|actualisée|màj|maj'),
          ('es', 'PUBLISHED', 'fecha|publicado el|escrito'), ('es', 'UPDATED', 'última modificación|modificada|última actualización'),
          ('pt', 'PUBLISHED', 'postado|criado|data de publicação'), ('pt', 'UPDATED', 'última modificação|modificado'), ('it', 'PUBLISHED', 'data di pubblicazione|scritto'),
          ('it', 'UPDATED', 'ultima modifica'), ('nl', 'PUBLISHED', 'gepost|datum'), ('nl', 'UPDATED', 'update|laatst gewijzigd'), ('sv', 'UPDATED', 'ändrad|senast ändrad'),
          ('da', 'UPDATED', 'senest ændret'), ('pl', 'UPDATED', 'zmodyfikowano'), ('ru', 'PUBLISHED', 'размещено|добавлено|дата'), ('ru', 'UPDATED', 'последнее обновление|обновлен|обновлена'),
          ('zh', 'PUBLISHED', '发表时间|发布日期|日期'), ('zh', 'UPDATED', '更新日期|最后更新时间|更新于'), ('ja', 'PUBLISHED', '公開日時|掲載日|配信日時|初回公開日'), ('ja', 'UPDATED', '更新日時|最終更新日'),
          ('ko', 'PUBLISHED', '기사입력|승인|발행일|등록일'), ('ko', 'UPDATED', '최종 수정|업데이트됨'),
          ('en', 'EMBARGO', 'embargo|embargo until|embargo date|embargo ends|embargo lifts|embargoed until|embargoed till|embargoed to|under embargo until|not for publication before|not for publication until|not for release before|not for release until|hold for release until'),
          ('de', 'EMBARGO', 'sperrfrist|sperrfrist bis|sperrfrist endet|gesperrt bis'), ('fr', 'EMBARGO', "embargo|embargo jusqu'au|sous embargo jusqu'au"), ('es', 'EMBARGO', 'embargo|embargo hasta|embargado hasta'),
          ('pt', 'EMBARGO', 'embargo|embargo até|embargado até'), ('it', 'EMBARGO', 'embargo|embargo fino al|sotto embargo fino al'), ('nl', 'EMBARGO', 'embargo|embargo tot|onder embargo tot'),
          ('sv', 'EMBARGO', 'embargo|embargo till'), ('da', 'EMBARGO', 'embargo|embargo til|klausuleret til'), ('nb', 'EMBARGO', 'embargo|embargo til|sperrefrist'), ('pl', 'EMBARGO', 'embargo|embargo do')]
NUMBER_OF_PLURAL = {'zero': 0, 'one': 1, 'two': 2, '1': 1, '2': 2}
day_ranges = {}
weekday_words = {}
for lang, kind, form, value in ROWS:
    if kind == 'dayrange': day_ranges[(lang, form)] = value
    if kind == 'relweekday': weekday_words[(lang, form)] = value


def day_range(lang, key):
    for tag in (lang, lang.split('-')[0], 'en'):
        if (tag, key) in day_ranges: return day_ranges[(tag, key)]
    return None


for lang, kind, form, value in ROWS:
    if lang == 'und': continue
    L = lang_of(lang)
    base_kind = kind.split('.')[0] if not kind.startswith('x.') else kind
    parts = form.split('.')
    if kind in CALENDARS:
        number = int((form if kind == 'x.month' else parts[2]))
        if kind == 'month.hebrew' and form.endswith('.leap'): number = 7
        code = number + 16 * CALENDARS[kind]
        m = re.fullmatch(r'(\D*?)\s*(\d+)(\D*)', fold(value))
        if m and CALENDARS[kind] == 0:
            if m[1] and not m[3]:
                add(m[1], 'MONTH_PREFIX', 0, [L])
                for text in {m[2], m[2].zfill(2)}:
                    add(m[1] + text, 'MONTH', code, [L]); add(m[1] + ' ' + text, 'MONTH', code, [L])
            elif m[3] and not m[1]: add(m[3].strip('-'), 'MARK_MONTH', 0, [L])
            continue
        add(value, 'MONTH', code, [L])
    elif kind == 'weekday': add(value, 'WEEKDAY', WEEKDAYS.index(parts[2]), [L])
    elif kind == 'x.weekday': add(value, 'WEEKDAY', WEEKDAYS.index(form), [L])
    elif kind == 'dayperiod':
        key = parts[2]
        if key in ('am', 'pm'): code = 0 if key == 'am' else 1
        elif day_range(lang, key): code = 2 + range_number(day_range(lang, key))
        else: continue
        if len(fold(value)) == 1 and value.isascii() and key not in ('am', 'pm'): continue
        if code >= 2: part_words[(L, value)].append(ranges[code - 2])
        else: add(value, 'PERIOD', code, [L])
    elif kind == 'era': add(value, 'ERA', int(parts[1].split('-')[0]), [L])
    elif kind == 'era.buddhist': add(value, 'ERA', 2, [L])
    elif kind == 'era.roc': add(value, 'ERA', 3 if parts[1] == '1' else 0, [L])
    elif kind == 'era.japanese': add(value, 'ERA', 10 + int(parts[1]) - 232, [L])
    elif kind == 'relday':
        # a word for both yesterday and tomorrow is yesterday: news look back
        n = int(re.match(r'[+-]?\d', form)[0])
        key = fold(value)
        if (K['RELDAY'], 8 - n) in keys[key] and L in keys[key][(K['RELDAY'], 8 - n)] and n > 0: continue
        add(value, 'RELDAY', 8 + n, [L])
    elif kind == 'relunit':
        unit, n = parts[0], int(re.match(r'[+-]?\d', parts[1])[0])
        add(value, 'RELUNIT', UNITS.index(unit) * 16 + 8 + n, [L])
    elif kind == 'relweekday':
        # words for both this week's day and the next one mean the one to come
        if '.0' in form and weekday_words.get((lang, form.replace('.0', '.+1'))) == value: continue
        add(value, 'RELWEEKDAY', WEEKDAYS.index(parts[0]) * 16 + 8 + int(re.match(r'[+-]?\d', parts[1])[0]), [L])
    elif kind in ('ago', 'in', 'x.ago'):
        unit, plural = parts[0].split('-')[0], parts[1] if len(parts) > 1 else ''
        sign = 1 if kind == 'in' else -1
        if '{0}' in value: pairs[(*split_pattern(value), UNITS.index(unit), sign)].add(L)
        elif plural in NUMBER_OF_PLURAL: add(value, 'AGO_PHRASE', UNITS.index(unit) * 16 + 8 + sign * NUMBER_OF_PLURAL[plural], [L])
    elif kind in ('datefmt', 'timefmt', 'skeleton', 'gluefmt'): add_pattern(L, value)
    elif kind == 'gmtfmt' and form in ('gmtFormat', 'gmtZeroFormat'): add(value.replace('{0}', ''), 'GMT', 0, [L])
    elif kind == 'x.now': add(value, 'NOW', 0, [L])
    elif kind == 'x.hourmark':
        add(value, 'SKIP', 1, [L])
        if fold(value) in HOUR_SUFFIXES: add(value, 'MARK_HOUR', 0, [L])
    elif kind == 'x.ordinal': add(value, 'ORDINAL', 0, [L])
    elif kind in ('x.published', 'x.updated', 'x.by'): add(value, kind[2:].upper(), 0, [L])
for (L, word), spans in part_words.items():      # one word for neighbouring parts of the day covers both
    spans = list(dict.fromkeys(spans))
    while len(spans) > 1:
        a, b = spans[0], spans[1]
        if a[0] == a[1] or b[0] == b[1]: spans = [b if a[0] == a[1] else a] + spans[2:]
        elif a[1] % 24 == b[0] % 24: spans = [(a[0], b[1])] + spans[2:]
        elif b[1] % 24 == a[0] % 24: spans = [(b[0], a[1])] + spans[2:]
        else: spans = spans[:1] + spans[2:]
    add(word, 'PERIOD', 2 + range_number('%02d:00-%02d:00' % spans[0] if spans[0][0] != spans[0][1] else '%02d:00' % spans[0][0]), [L])
for lang, kind, words in LABELS:
    for word in words.split('|'): add(word, kind, 0, [lang_of(lang)])
for lang, words in BEFORE_DAY.items():
    for word in words.split(): add(word, 'SKIP', 0, [lang_of(lang)])
add_zones()
for abbr in ('GMT', 'UTC', 'UT'): add(abbr, 'GMT', 0, range(len(LANGS)))

# names with what a pattern writes onto them
for key in list(keys):
    for (kind, value), langs in list(keys[key].items()):
        letters = 'ML' if kind in (K['MONTH'], K['MARK_MONTH']) else 'Ec' if kind == K['WEEKDAY'] else ''
        for letter in letters:
            for lang in langs:
                for s in glued_suffix.get((letter, lang), ()): add(key + s, KINDS[kind], value, [lang])
                for p in glued_prefix.get((letter, lang), ()): add(p + key, KINDS[kind], value, [lang])

# "de nov." is one name in Catalan and two words elsewhere
for key in [k for k in keys if ' ' in k]:
    first, rest = key.split(' ', 1)
    skips = set().union(*(l for (k, _), l in keys[first].items() if k == K['SKIP'])) if first in keys else set()
    for (kind, value), langs in keys[key].items():
        if kind in (K['MONTH'], K['WEEKDAY']) and rest in keys: langs |= skips & keys[rest].get((kind, value), set())

# affixes of relative amounts
for (p, s, unit, sign), langs in pairs.items():
    if p: add(p, 'AGO_PREFIX', 0, langs)
    if s: add(s, 'AGO_SUFFIX', 0, langs)

# one number for each affix
order = sorted(keys, key=lambda k: k.encode())
prefix_number, suffix_number = {'': 0}, {'': 0}
for key in order:
    for kind, numbers in ((K['AGO_PREFIX'], prefix_number), (K['AGO_SUFFIX'], suffix_number)):
        if (kind, 0) in keys[key]:
            langs = keys[key].pop((kind, 0))
            numbers[key] = len(numbers)
            keys[key][(kind, numbers[key])] = langs
pair_rows = sorted((prefix_number[p], suffix_number[s], UNITS.index('year') + unit, sign, frozenset(l)) for (p, s, unit, sign), l in pairs.items())

sets = {}
def set_number(langs):
    langs = frozenset(langs)
    if langs not in sets: sets[langs] = len(sets)
    return sets[langs]

# ---- what the reader asks of a language

def date_order(tag):
    """year last: 0 day first, 1 month first; 2 more where a two-digit year stands first; 4: full stop between hour and minute."""
    found = {}
    for lang, kind, form, value in ROWS:
        if lang == tag and ((kind == 'skeleton' and form in ('yMd', 'Md', 'Hm')) or (kind == 'datefmt' and form == 'short') or (kind == 'timefmt' and form == 'short')):
            found[(kind, form)] = re.sub(r"'[^']*'", '', value)
    if not found: return None
    flags = 0
    short, ymd, md = found.get(('datefmt', 'short')), found.get(('skeleton', 'yMd')), found.get(('skeleton', 'Md'))
    year_last = next((p for p in (short, ymd) if p and p.rindex('y') > p.index('M') and p.rindex('y') > p.index('d')), None)
    rest = year_last or md
    if not rest and '-' in tag: return None
    if rest and rest.index('M') < rest.index('d') and (year_last or tag in ('xh',)): flags |= 1
    if md and md.index('M') < md.index('d'): flags |= 8
    if short and re.match(r'[\u200f]?yy?(?!y)', short) and short.startswith('yy'): flags |= 2
    for p in (found.get(('skeleton', 'Hm')), found.get(('timefmt', 'short'))):
        if p and re.search(r'[Hh]\.mm', p): flags |= 4
    return flags


def c_string(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def emit():
    w = sys.stdout.write
    rows, row, row_size, offsets, senses, blocks = [], [], 0, [], [], []
    for key in order:
        if not keys[key]: continue
        data = key.encode()
        if row_size + len(data) > 4000: rows.append(''.join(row)); row, row_size = [], 0
        blocks.append(len(senses))
        offsets.append(len(rows) * 4096 + row_size)
        row.append(key); row_size += len(data)
        these = sorted(keys[key].items())
        for i, ((kind, value), langs) in enumerate(these):
            senses.append(int(i + 1 < len(these)) | kind << 1 | value << 6 | set_number(langs) << 18)
    rows.append(''.join(row))
    offsets.append(len(rows) * 4096)
    pair_out = [(p, s, unit * 2 + (sign > 0), set_number(l)) for p, s, unit, sign, l in pair_rows]
    w('/* Words of dates in %d languages: %d keys, %d senses, %d amounts. Generated by generate/dates.py from CLDR 48.2 and the tz database.\n'
      '   CLDR data: Copyright © 1991-2025 Unicode, Inc., Unicode License v3 (generate/dates_LICENSE). */\n#include "text/dates_table.h"\n\n' % (len(LANGS), len(offsets) - 1, len(senses), len(pair_out)))
    w('const char galleyi_dates_languages[GALLEYI_DATES_LANGUAGES][4] = {\n    %s };\n' % wrap([c_string(l) for l in LANGS]))
    orders = [date_order(l) or 0 for l in LANGS]
    w('const uint8_t galleyi_dates_orders[GALLEYI_DATES_LANGUAGES] = {\n    %s };\n' % wrap(map(str, orders)))
    tags = []
    for row in ROWS:
        if '-' in row[0] and row[0] not in tags and len(row[0].split('-')[1]) == 2 and date_order(row[0]) is not None: tags.append(row[0])
    special = [(t, date_order(t)) for t in tags if date_order(t) != date_order(t.split('-')[0])]
    w('const galleyi_dates_region_order galleyi_dates_region_orders[] = {\n    %s };\nconst size_t galleyi_dates_region_order_count = %d;\n'
      % (wrap('{"%s",%d}' % s for s in special), len(special)))
    w('const uint8_t galleyi_dates_ranges[][2] = {\n    %s };\n' % wrap('{%d,%d}' % r for r in ranges))
    starts, flat = [], []
    for z in zones: starts.append(len(flat)); flat += z
    starts.append(len(flat))
    w('const galleyi_dates_zone galleyi_dates_zones[] = {\n    %s };\n' % wrap('{%d,%d,"%s"}' % z for z in flat))
    w('const uint16_t galleyi_dates_zone_starts[] = {\n    %s };\n' % wrap(map(str, starts)))
    w('const char galleyi_dates_keys[][GALLEYI_DATES_ROW] = {\n')
    for r in rows:
        w('    ' + '\n    '.join(c_string(r[i:i + 120]) for i in range(0, len(r), 120)) + ',\n')
    w('};\nconst uint32_t galleyi_dates_key_count = %d;\n' % (len(offsets) - 1))
    w('const uint32_t galleyi_dates_offsets[] = {\n    %s };\n' % wrap(map(str, offsets)))
    w('const uint16_t galleyi_dates_first_senses[] = {   /* of each key */\n    %s };\n' % wrap(map(str, blocks)))
    w('const uint32_t galleyi_dates_senses[] = {   /* 1 more follow, kind << 1, value << 6, languages << 18 */\n    %s };\n' % wrap(map(str, senses)))
    w('const uint16_t galleyi_dates_pairs[] = {   /* prefix, suffix, unit * 2 + future, languages */\n    %s };\nconst uint32_t galleyi_dates_pair_count = %d;\n'
      % (wrap('%d,%d,%d,%d' % p for p in pair_out), len(pair_out)))
    w('const uint64_t galleyi_dates_sets[][2] = {\n    %s };\n'
      % wrap('{0x%xu,0x%xu}' % (sum(1 << l for l in s if l < 64), sum(1 << (l - 64) for l in s if l >= 64)) for s in sets))
    w('const uint16_t galleyi_dates_first[257] = {\n    %s };\n' % wrap(str(n) for n in first_bytes([order[i] for i in range(len(order)) if keys[order[i]]])))
    w('const uint16_t galleyi_dates_second[26 * 27 + 1] = {\n    %s };\n' % wrap(str(n) for n in second_bytes([order[i] for i in range(len(order)) if keys[order[i]]])))
    bits_any, bits_trigger = starts_bitmaps()
    for name, bits in (('any', bits_any), ('trigger', bits_trigger)):
        w('const uint32_t galleyi_dates_start_%s[GALLEYI_DATES_START_WORDS] = {\n    %s };\n' % (name, wrap('0x%x' % b for b in bits)))
    w('const uint32_t galleyi_dates_fours[GALLEYI_DATES_START_WORDS] = {\n    %s };\n' % wrap('0x%x' % b for b in fours_bitmap()))
    sys.stderr.write('%d languages, %d keys (%d bytes), %d senses, %d sets, %d pairs, %d zones\n'
                     % (len(LANGS), len(offsets) - 1, sum(len(k.encode()) for k in order), len(senses), len(sets), len(pair_out), len(flat)))


def first_bytes(names):
    starts = [k.encode()[0] for k in names]
    return [sum(1 for s in starts if s < b) for b in range(257)]


def second_bytes(names):
    """For each two letters a to z, and each letter with '{' behind it: how many keys are smaller."""
    starts = sorted(k.encode() for k in names)
    return [bisect.bisect_left(starts, bytes([97 + first, 97 + second])) for first in range(26) for second in range(27)] + [bisect.bisect_left(starts, b'{')]


# A word may start a date if the hash of its first bytes is in the set: whatever its case, so no folding comes before.
def start_hash(data):
    word = int.from_bytes(data, 'little')
    return (word * 0x9E3779B97F4A7C15 & 0xffffffffffffffff) >> 48


def starts_bitmaps():
    starters = {K[k] for k in 'MONTH WEEKDAY PERIOD ERA RELDAY RELUNIT RELWEEKDAY NOW AGO_PREFIX AGO_PHRASE MONTH_PREFIX PUBLISHED UPDATED EMBARGO'.split()}
    triggers = {K[k] for k in 'RELDAY NOW AGO_PHRASE PUBLISHED UPDATED EMBARGO'.split()}
    out = []
    for wanted in (starters, triggers):
        bits = [0] * (65536 // 32)
        for key in keys:
            if not any(kind in wanted for kind, _ in keys[key]): continue
            for data in spellings(key):
                h = start_hash(data); bits[h >> 5] |= 1 << (h & 31)
        out.append(bits)
    return out


def fours_bitmap():
    """The four letters that keys begin with."""
    bits = [0] * (65536 // 32)
    for key in keys:
        if keys[key] and re.match('[a-z]{4}', key):
            h = start_hash(key[:4].encode()); bits[h >> 5] |= 1 << (h & 31)
    return bits


def spellings(key):
    """What a raw text may begin the word with: up to six ASCII letters and spaces (in lower case), 0x80 where another letter follows;
    else one character, or two if both have two bytes or both have three."""
    run = re.match('[a-z]+(?: [a-z]+)*', key)
    if run:
        data, behind = run.group()[:6].encode(), key[run.end():run.end() + 1]
        return {data + b'\x80' if len(data) < 6 and behind and not behind.isascii() else data}
    variants = {'ا': 'أإآ', 'ی': 'يى', 'ک': 'ك', 'i': 'İı', 'е': 'ёЁ'}
    def shapes(c): return {c, c.lower()[:1], c.upper()[:1]} | set(variants.get(c, ''))
    pairs_of_text = {(a, b) for a in shapes(key[0]) for b in (shapes(key[1]) if len(key) > 1 else {''})}
    for raw in raw_starts[key]:
        if raw: pairs_of_text |= {(a, raw[1:2]) for a in shapes(raw[0])}
    out = set()
    for a, b in pairs_of_text:
        if a.isascii(): continue
        first, second = a.encode(), b.encode()
        out.add(first + second if len(first) == len(second) and len(first) in (2, 3) else first)
    return out


def wrap(items):
    lines, line = [], ''
    for item in items:
        if len(line) + len(item) + 1 > 150: lines.append(line); line = ''
        line += item + ','
    lines.append(line)
    return '\n    '.join(lines).rstrip(',')


if __name__ == '__main__': emit()
