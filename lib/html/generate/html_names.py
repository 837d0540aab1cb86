#!/usr/bin/env python3
"""Writes ../html_names_table.h and ../html_names_table.c: ids of known tag and attribute names, their properties and a perfect hash.

Names and properties are the HTML Standard's (https://html.spec.whatwg.org/multipage/parsing.html); which other names are worth an id
is a matter of how often pages use them. One id serves a name as tag and as attribute."""
import os, random

SPECIAL = """address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div
dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li
link listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style
summary table tbody td template textarea tfoot th thead title tr track ul wbr xmp""".split()
FORMATTING = "a b big code em font i nobr s small strike strong tt u".split()
VOID = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
SCOPE = "applet caption html table td th marquee object select template".split()
IMPLIED = "dd dt li optgroup option p rb rp rt rtc".split()
IMPLIED_ALL = IMPLIED + "caption colgroup tbody td tfoot th thead tr".split()
MODE = "td th tr tbody thead tfoot caption colgroup table template head body frameset html".split()
BREAKOUT = """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby
s small span strong strike sub sup table tt u ul var""".split()
TABLE_PART = "table tbody tfoot thead tr".split()

TAGS = sorted(set(SPECIAL + FORMATTING + VOID + SCOPE + IMPLIED_ALL + MODE + BREAKOUT + """
abbr acronym audio bdi bdo blink canvas cite data datalist del dfn dialog image ins kbd label legend map mark math meter output picture progress
q ruby samp slot span sub sup svg time var video selectedcontent menuitem
g path rect circle line polyline polygon text tspan defs use symbol lineargradient radialgradient stop clippath mask pattern filter
foreignobject desc altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform animate set feblend fecolormatrix
fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb
fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile
feturbulence glyphref textpath ellipse marker mi mo mn ms mtext mrow mglyph malignmark annotation-xml
""".split()))

SVG_TAGS = """altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer
feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject
glyphRef linearGradient radialGradient textPath""".split()
SVG_ATTRIBUTES = """attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits glyphRef
gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight
markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY
pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures
specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY
textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan""".split()
FOREIGN_ATTRIBUTES = "xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space xmlns xmlns:xlink".split()

ATTRIBUTES = """title cite label form data abbr summary frame span slot code object class href id style rel width height src target alt type name content d value fill role aria-label viewbox loading decoding
aria-hidden data-id property tabindex srcset sizes media data-testid itemprop for stroke aria-level aria-expanded fill-rule data-src dir
stroke-width stroke-linecap as clip-rule stroke-linejoin placeholder crossorigin data-type aria-labelledby data-settings transform
aria-controls onclick data-lazy-src lang data-name aria-required checked hreflang focusable x y disabled itemtype itemscope itemid itemref
fetchpriority action data-position method autocomplete charset datetime pubdate required aria-haspopup version onload onerror size data-srcset
maxlength points hidden data-prefix data-icon data-toggle http-equiv cx cy r rx ry x1 x2 y1 y2 aria-describedby offset data-image data-href
data-index data-title data-layer data-label stop-color valign align border cellpadding cellspacing colspan rowspan headers scope data-target
data-media data-category data-url data-link data-caption data-credit data-author data-date data-time data-timestamp data-original data-text
data-video data-embed data-description data-html data-sizes data-width data-height data-alt data-lazy data-component data-module data-action
about typeof resource vocab prefix datatype inlist rev nonce integrity async defer referrerpolicy color face bgcolor background nowrap
start reversed open selected multiple readonly min max step low high optimum list autofocus accesskey contenteditable draggable
spellcheck translate is part inputmode enterkeyhint inert popover download ping usemap ismap shape coords srclang kind default controls
autoplay loop muted preload poster playsinline frameborder marginwidth marginheight scrolling allow allowfullscreen sandbox srcdoc
longdesc enctype accept accept-charset novalidate formaction wrap cols rows char charoff axis language event text link vlink alink clear compact
noshade encoding definitionurl public system classid codebase codetype archive standby declare object imagesizes imagesrcset blocking
aria-current aria-live aria-modal aria-roledescription aria-selected aria-invalid ssr track-type opacity stroke-miterlimit
clip-path enable-background data-v data-reactid data-reactroot data-react-helmet data-element_type data-widget_type data-hook""".split()
NAMES = TAGS + [n for n in dict.fromkeys(ATTRIBUTES + [a.lower() for a in SVG_ATTRIBUTES] + FOREIGN_ATTRIBUTES) if n not in TAGS]
MASK = (1 << 64) - 1
SLOTS = 1024

def words(name, size=16):
    data = name.encode()
    data += b"\0" * (-len(data) % 8)
    data = data.ljust(size, b"\0")
    return [int.from_bytes(data[i:i + 8], "little") for i in range(0, len(data), 8)]

def rotl(x, n):
    return (x << n | x >> (64 - n)) & MASK

def hash_of(name, k1, k2):
    if len(name) <= 16:
        lo, hi = words(name)
        return ((lo ^ rotl(hi * k2 & MASK, 29)) * k1) & MASK
    h = len(name)
    for word in words(name, 0):
        h = ((rotl(h, 27) ^ word) * k1) & MASK
    return h

def displace(k1, k2):
    """Displacements by the hash's upper 8 bits that send every name to a slot of its own, or None."""
    buckets = {}
    for i, name in enumerate(NAMES):
        h = hash_of(name, k1, k2)
        buckets.setdefault(h >> 56, []).append((h >> 40 & (SLOTS - 1), i + 1))
    displacements, slots = [0] * 256, [0] * SLOTS
    for bucket, members in sorted(buckets.items(), key=lambda item: -len(item[1])):
        for d in range(SLOTS):
            places = {base ^ d for base, _ in members}
            if len(places) == len(members) and not any(slots[p] for p in places): break
        else: return None
        displacements[bucket] = d
        for base, i in members: slots[base ^ d] = i
    return displacements, slots

def search():
    rng = random.Random(5)
    while True:
        k1, k2 = rng.getrandbits(64) | 1, rng.getrandbits(64) | 1
        found = displace(k1, k2)
        if found: return k1, k2, *found

def identifier(name):
    return name.upper().replace("-", "_").replace(":", "_")

def properties(tag):
    flags = []
    if tag in SPECIAL: flags.append("SPECIAL")
    if tag in SPECIAL and tag not in ("address", "div", "p"): flags.append("STOP")
    for flag, group in (("FORMATTING", FORMATTING), ("VOID", VOID), ("SCOPE", SCOPE), ("IMPLIED", IMPLIED), ("IMPLIED_ALL", IMPLIED_ALL),
                        ("MODE", MODE), ("BREAKOUT", BREAKOUT), ("TABLE_PART", TABLE_PART)):
        if tag in group: flags.append(flag)
    return flags

def columns(items, width=150):
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) > width: lines.append(line); line = "   "
        line += " " + item + ","
    return "\n".join(lines + [line])

def main():
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    k1, k2, displacements, slots = search()
    flags = ["SPECIAL", "STOP", "FORMATTING", "VOID", "SCOPE", "IMPLIED", "IMPLIED_ALL", "MODE", "BREAKOUT", "TABLE_PART"]
    with open(os.path.join(here, "html_names_table.h"), "w") as out:
        out.write("/* Made by generate/html_names.py. Ids of known names; a name that is both tag and attribute has one id. */\n")
        out.write("#ifndef GALLEY_HTML_NAMES_TABLE_H\n#define GALLEY_HTML_NAMES_TABLE_H\n#include <stdint.h>\n\nenum {\n")
        out.write(columns(["GALLEYI_TAG_%s = %d" % (identifier(n), i + 1) for i, n in enumerate(TAGS)]))
        out.write("\n    GALLEYI_TAG_COUNT = %d                  /* ids from here on are attributes alone */\n};\nenum {\n" % (len(TAGS) + 1))
        used = [(n, i + 1) for i, n in enumerate(NAMES) if n not in TAGS or n in ATTRIBUTES]
        out.write(columns(["GALLEYI_ATTRIBUTE_%s = %d" % (identifier(n), i) for n, i in used]))
        out.write("\n    GALLEYI_NAME_COUNT = %d                 /* ids from here on belong to one document */\n};\n" % (len(NAMES) + 1))
        out.write("enum {\n" + columns(["GALLEYI_HTML_%s = %#x" % (f, 1 << i) for i, f in enumerate(flags)]).rstrip(",") + "\n};\n\n")
        out.write("#define GALLEYI_HTML_HASH_1 UINT64_C(%#018x)\n#define GALLEYI_HTML_HASH_2 UINT64_C(%#018x)\n#define GALLEYI_HTML_SLOTS %d\n\n" % (k1, k2, SLOTS))
        out.write("typedef struct galleyi_html_known_name {\n    uint64_t    low, high;           /* the first 16 bytes, little end first; high alone is 0 for 8 and fewer */\n"
                  "    const char *text;\n    const char *svg_tag, *foreign;   /* how foreign elements spell it, where that differs */\n    uint32_t    length;\n} galleyi_html_known_name;\n\n")
        out.write("extern const galleyi_html_known_name galleyi_html_known_names[GALLEYI_NAME_COUNT];\n"
                  "extern const uint16_t galleyi_html_known_displacements[256], galleyi_html_known_slots[GALLEYI_HTML_SLOTS];\n")
        out.write("extern const uint16_t galleyi_html_tag_flags[GALLEYI_TAG_COUNT];\n#endif\n")
    with open(os.path.join(here, "html_names_table.c"), "w") as out:
        out.write("/* Made by generate/html_names.py. */\n#include \"config.h\"\n#include \"html/html_names_table.h\"\n\n")
        out.write("const galleyi_html_known_name galleyi_html_known_names[GALLEYI_NAME_COUNT] = {\n    {0, 0, \"\", 0, 0, 0},\n")
        svg_tags = {t.lower(): t for t in SVG_TAGS}
        foreign = {a.lower(): a for a in SVG_ATTRIBUTES}
        foreign["definitionurl"] = "definitionURL"
        quote = lambda text: '"%s"' % text if text else "0"
        for name in NAMES:
            lo, hi = words(name)[:2]
            out.write("    {UINT64_C(%#018x), UINT64_C(%#018x), \"%s\", %s, %s, %d},\n" % (lo, hi, name, quote(svg_tags.get(name)), quote(foreign.get(name)), len(name)))
        out.write("};\n\nconst uint16_t galleyi_html_known_displacements[256] = {\n" + columns([str(d) for d in displacements]) + "\n};\n\n")
        out.write("const uint16_t galleyi_html_known_slots[GALLEYI_HTML_SLOTS] = {\n")
        out.write(columns([str(s) for s in slots]) + "\n};\n\n")
        out.write("const uint16_t galleyi_html_tag_flags[GALLEYI_TAG_COUNT] = {\n    0,\n")
        for tag in TAGS: out.write("    %s, /* %s */\n" % (" | ".join("GALLEYI_HTML_" + f for f in properties(tag)) or "0", tag))
        out.write("};\n")

if __name__ == "__main__": main()
