"""Derives the papers' font "Saraban" from Sarabun (OFL-1.1). docs/adr/0005-documents.md says why each step is there.

1. The em grows to 1465 units, so that 16 pt looks like 16 pt of TH SarabunPSK, with the line metrics of TH Sarabun New.
2. Sara am, which shaping always splits, is joined again by ligature: readers then find the word.
3. The origin of every mark moves a little under its base (outline and anchors together; the drawing stays), so that readers
   that sort letters by x keep their order. The distances were found by extraction tests: do not retune without them.

make_papers_font.py SARABUN_PACKAGE OUTPUT_FOLDER
"""
import copy
import json
import sys
from pathlib import Path

from fontTools.otlLib import builder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables as ot
from fontTools.ttLib.tables.ttProgram import Program

EM = 1465
ASCENT, DESCENT = .844, .457
NAME = "Saraban"
VOWELS = {0xE31, 0xE34, 0xE35, 0xE36, 0xE37, 0xE38, 0xE39, 0xE3A, 0xE47, 0xE4D}
TONES = {0xE48, 0xE49, 0xE4A, 0xE4B, 0xE4C, 0xE4E}
SARA_AA = "uni0E32"
ODD_NAMES = {"yoYing": "ญ", "thoThan": "ฐ", "toPatak": "ฏ", "doChada": "ฎ", "loChula": "ฬ"}


def letters_of(name):
    """Code points that a glyph name like uni0E190E33.narrow spells."""
    stem = name.split(".")[0]
    if not stem.startswith("uni") or len(stem) % 4 != 3:
        return []
    try:
        return [int(stem[i:i + 4], 16) for i in range(3, len(stem), 4)]
    except ValueError:
        return []


def shift_of(name):
    """How far the origin of a mark moves, in units of the old em; 0 for what is not a mark."""
    codes = letters_of(name)
    if not codes or not all(c in VOWELS | TONES for c in codes):
        return 0
    if name.endswith(".tn"):
        return -100
    return 60 if codes[0] in VOWELS and len(codes) == 1 else 30


def outline(glyphs, name, dx=0):
    recording = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, (1, 0, 0, 1, dx, 0)))
    return pen.glyph()


def subtables(table):
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            yield subtable.ExtSubTable if subtable.LookupType == 9 else subtable


def add_glyphs(font, names):
    font.setGlyphOrder(font.getGlyphOrder() + [n for n in names if n not in font.getGlyphOrder()])


def twin_tones(font):
    """Tone marks over a narrow vowel get a glyph of their own (.tn): they need another origin than alone."""
    glyphs, glyf, hmtx = font.getGlyphSet(), font["glyf"], font["hmtx"]
    twins = {}
    for name in [g for g in font.getGlyphOrder() if g.endswith(".small") and letters_of(g) and letters_of(g)[0] in TONES]:
        twins[name] = name + ".tn"
        glyf[twins[name]] = outline(glyphs, name)
        hmtx[twins[name]] = (hmtx[name][0], 0)
    add_glyphs(font, twins.values())
    for subtable in subtables(font["GPOS"].table):
        if subtable.LookupType == 4:
            coverage, marks = subtable.MarkCoverage, subtable.MarkArray
        elif subtable.LookupType == 6:
            coverage, marks = subtable.Mark1Coverage, subtable.Mark1Array
        else:
            continue
        for name, twin in twins.items():
            if name in coverage.glyphs:
                marks.MarkRecord.append(copy.deepcopy(marks.MarkRecord[coverage.glyphs.index(name)]))
                coverage.glyphs.append(twin)
    gdef = font["GDEF"].table
    gdef.GlyphClassDef.classDefs.update({twin: 3 for twin in twins.values()})
    attach = getattr(gdef, "MarkAttachClassDef", None)
    if attach:
        attach.classDefs.update({twin: attach.classDefs[n] for n, twin in twins.items() if n in attach.classDefs})
    sets = getattr(gdef, "MarkGlyphSetsDef", None)
    for coverage in sets.Coverage if sets else []:
        coverage.glyphs.extend(twin for n, twin in twins.items() if n in coverage.glyphs)
    return twins


def move_marks(font):
    """Moves outlines of marks, and redraws composites that use them. Returns the shift of every mark."""
    glyphs, glyf = font.getGlyphSet(), font["glyf"]
    shifts = {g: shift_of(g) for g in font.getGlyphOrder() if shift_of(g)}
    redrawn = {}
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if name in shifts:
            redrawn[name] = outline(glyphs, name, shifts[name])
        elif glyph.isComposite() and any(c.glyphName in shifts for c in glyph.components):
            redrawn[name] = outline(glyphs, name)
    return shifts, redrawn


def sara_am(font, redrawn):
    """Ligatures that join what shaping splits. Returns ligatures and what the new glyphs spell."""
    glyphs = font.getGlyphSet()
    spelt, ligatures = {}, {("uni0E4D", SARA_AA): "uni0E33"}
    parts = [("uni0E4D.narrow", "\u0E33")]
    parts += [(f"uni0E4D0E4{t}{n}", chr(0xE40 + int(t, 16)) + "\u0E33") for t in "89AB" for n in ("", ".narrow")]
    for mark, text in parts:
        name = "sara_am_" + mark.replace(".", "_")
        pen = TTGlyphPen(None)
        for part in (mark, SARA_AA):
            recording = DecomposingRecordingPen(glyphs)
            glyphs[part].draw(recording)
            recording.replay(pen)
        redrawn[name] = pen.glyph()
        ligatures[(mark, SARA_AA)] = name
        spelt[name] = text
    return ligatures, spelt


def place(font, redrawn, advance):
    glyf, hmtx = font["glyf"], font["hmtx"]
    for name, glyph in redrawn.items():
        if glyph.numberOfContours:
            glyph.recalcBounds(glyf)
        glyf[name] = glyph
        width = hmtx[name][0] if name in hmtx.metrics else advance
        hmtx[name] = (width, getattr(glyph, "xMin", 0) if glyph.numberOfContours else 0)
    add_glyphs(font, redrawn)
    for name in font.getGlyphOrder():
        if hasattr(glyf[name], "program"):
            glyf[name].program = Program()
            glyf[name].program.fromBytecode(b"")


def move_anchors(font, shifts):
    """Anchors follow their outlines; each anchor object once, however many tables share it."""
    moved = set()

    def move(anchor, dx):
        if anchor is not None and id(anchor) not in moved:
            moved.add(id(anchor))
            anchor.XCoordinate += dx

    for subtable in subtables(font["GPOS"].table):
        if subtable.LookupType == 4:
            marks = zip(subtable.MarkCoverage.glyphs, subtable.MarkArray.MarkRecord)
            bases = [(g, r.BaseAnchor) for g, r in zip(subtable.BaseCoverage.glyphs, subtable.BaseArray.BaseRecord)]
        elif subtable.LookupType == 6:
            marks = zip(subtable.Mark1Coverage.glyphs, subtable.Mark1Array.MarkRecord)
            bases = [(g, r.Mark2Anchor) for g, r in zip(subtable.Mark2Coverage.glyphs, subtable.Mark2Array.Mark2Record)]
        else:
            continue
        for name, record in marks:
            if name in shifts:
                move(record.MarkAnchor, shifts[name])
        for name, anchors in bases:
            for anchor in anchors if name in shifts else []:
                move(anchor, shifts[name])


def keep_lone_marks(font, shifts):
    """A mark without an anchor falls back to its own origin: give every mark its shift back, which attachment then overrides."""
    gpos = font["GPOS"].table
    back = builder.buildSinglePos({g: builder.buildValue({"XPlacement": -dx}) for g, dx in shifts.items()}, font.getReverseGlyphMap())
    lookup = ot.Lookup()
    lookup.LookupType, lookup.LookupFlag = 1, 0
    lookup.SubTable = back if isinstance(back, list) else [back]
    lookup.SubTableCount = len(lookup.SubTable)
    gpos.LookupList.Lookup.insert(0, lookup)
    gpos.LookupList.LookupCount = len(gpos.LookupList.Lookup)
    for record in gpos.FeatureList.FeatureRecord:
        record.Feature.LookupListIndex = [i + 1 for i in record.Feature.LookupListIndex]
        if record.FeatureTag == "mark":
            record.Feature.LookupListIndex.insert(0, 0)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def substitute(font, ligatures, twins, spelt):
    gsub = font["GSUB"].table
    lookups = gsub.LookupList.Lookup
    lookups.append(builder.buildLookup([builder.buildLigatureSubstSubtable(ligatures)], flags=0))
    lookups.append(builder.buildLookup([builder.buildSingleSubstSubtable(twins)], flags=0))
    joined, twinned = len(lookups) - 2, len(lookups) - 1
    narrow = [g for g in font.getGlyphOrder() if g.endswith(".narrow") and len(letters_of(g)) == 1 and letters_of(g)[0] in VOWELS]
    order = font.getReverseGlyphMap()
    chain = ot.ChainContextSubst()
    chain.Format = 3
    chain.BacktrackCoverage, chain.BacktrackGlyphCount = [builder.buildCoverage(narrow, order)], 1
    chain.InputCoverage, chain.InputGlyphCount = [builder.buildCoverage(list(twins), order)], 1
    chain.LookAheadCoverage, chain.LookAheadGlyphCount = [], 0
    record = ot.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = 0, twinned
    chain.SubstLookupRecord, chain.SubstCount = [record], 1
    lookup = ot.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 6, 0, [chain], 1
    lookups.append(lookup)
    gsub.LookupList.LookupCount = len(lookups)
    for feature in gsub.FeatureList.FeatureRecord:
        if feature.FeatureTag == "ccmp":
            feature.Feature.LookupListIndex += [joined, twinned + 1]
            feature.Feature.LookupCount = len(feature.Feature.LookupListIndex)
    if font["GDEF"].table.GlyphClassDef:
        font["GDEF"].table.GlyphClassDef.classDefs.update({name: 1 for name in spelt})


def spell(font, spelt):
    """What every glyph stands for, when the text is read out of a PDF."""
    for code, name in sorted(font.getBestCmap().items()):
        spelt.setdefault(name, chr(code))
    for name in font.getGlyphOrder():
        if name in spelt:
            continue
        codes = letters_of(name)
        if codes:
            spelt[name] = "".join(map(chr, codes))
        elif name.split(".")[0] in spelt:
            spelt[name] = spelt[name.split(".")[0]]
        else:
            odd = [letter for stem, letter in ODD_NAMES.items() if name.startswith(stem)]
            if odd:
                spelt[name] = odd[-1]
    return spelt


def rename(font, style):
    ascent, descent = round(ASCENT * EM), round(DESCENT * EM)
    font["head"].unitsPerEm = EM
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent
    os2.fsSelection |= 0x80
    for name_id in (3, 16, 17, 21, 22):
        font["name"].removeNames(nameID=name_id)
    names = {1: NAME, 2: style, 4: NAME if style == "Regular" else f"{NAME} {style}", 6: f"{NAME}-{style}"}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}


def make(source, style, output):
    font = TTFont(source, recalcTimestamp=False)
    for table in ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG"):
        if table in font:
            del font[table]
    twins = twin_tones(font)
    shifts, redrawn = move_marks(font)
    ligatures, spelt = sara_am(font, redrawn)
    place(font, redrawn, font["hmtx"][SARA_AA][0])
    move_anchors(font, shifts)
    keep_lone_marks(font, shifts)
    substitute(font, ligatures, twins, spelt)
    spelt = spell(font, spelt)
    rename(font, style)
    path = output / f"{NAME}-{style}.ttf"
    font.save(path)
    return {str(i): spelt[g] for i, g in enumerate(TTFont(path).getGlyphOrder()) if g in spelt}


def main():
    package, output = Path(sys.argv[1]), Path(sys.argv[2])
    tables = [make(package / folder / f"Sarabun_{folder}.ttf", style, output) for folder, style in (("400Regular", "Regular"), ("700Bold", "Bold"))]
    if tables[0] != tables[1]:
        sys.exit("Regular and Bold number their glyphs differently: the repair of PDF text keeps one table for both")
    (output / "glyphs.json").write_text(json.dumps(tables[0], ensure_ascii=False, indent=0), encoding="utf-8")
    licence = next(package.glob("LICENSE_FONT*"), None)
    if licence:
        (output / "OFL.txt").write_bytes(licence.read_bytes())


main()
