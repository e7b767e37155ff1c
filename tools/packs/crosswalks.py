"""Which rule of a year became which rule of the next, read from the names of the two years (mark G unless said).

Each line: (old codes, new codes, note). Kinds are derived: same code -> same, one to one -> renumbered, several to one -> merged,
one to several -> split, nothing to one -> new, one to nothing -> dropped.
"""


def one_to_one(pairs):
    return [([a], [b], "") for a, b in pairs]


def run(prefix, first, last, shift=0):
    return one_to_one((f"{prefix}{n}", f"{prefix}{n + shift}") for n in range(first, last + 1))


def gone(*codes):
    return [([c], [], "") for c in codes]


def new(*codes):
    return [([], [c], "") for c in codes]


ITEMS = {
    2565: run("O", 1, 33) + [
        (["O34"], [], "ปีถัดไปเลขเดียวกันเป็นนโยบายไม่รับของขวัญ ไม่ใช่เรื่องเดิม"),
        ([], ["O34"], "ปีก่อนเลขเดียวกันเป็นเจตจำนงสุจริตของผู้บริหาร"),
    ] + run("O", 35, 43),
    2566: run("O", 1, 9) + new("O10") + [
        (["O10", "O18"], ["O11"], "แผนดำเนินงานรวมกับแผนการใช้จ่ายงบประมาณ"),
        (["O11", "O19"], ["O12"], "การกำกับติดตามสองเรื่องรวมเป็นข้อเดียว"),
        (["O12", "O20"], ["O13"], "รายงานผลการดำเนินงานรวมกับรายงานผลการใช้จ่ายงบประมาณ"),
    ] + run("O", 13, 17, 1) + run("O", 21, 28, -2) + run("O", 29, 31, -2) + gone("O32") + one_to_one([("O33", "O30"), ("O34", "O31")])
      + new("O32", "O33") + gone("O35") + run("O", 36, 37, -2) + gone("O38") + run("O", 39, 41, -3) + new("O39", "O40", "O41")
      + run("O", 42, 43),
    2567: run("O", 1, 3) + one_to_one([("O4", "O7"), ("O5", "O4")]) + gone("O6") + one_to_one([("O7", "O5"), ("O8", "O6")])
      + gone("O9", "O10") + [(["O11", "O12"], ["O8"], "แผนและความก้าวหน้ารวมเป็นข้อเดียว")]
      + one_to_one([("O13", "O9"), ("O14", "O10"), ("O15", "O11"), ("O16", "O13")]) + gone("O17") + one_to_one([("O18", "O12")])
      + [(["O19"], ["O14"], "จากแผนการจัดซื้อจัดจ้างเป็นรายการการจัดซื้อจัดจ้าง"), (["O20"], ["O15"], ""),
         (["O21"], ["O16"], "จากสรุปผลรายเดือนเป็นความก้าวหน้า"), (["O22"], ["O17"], ""), (["O23"], ["O18"], "")]
      + gone("O24", "O25") + one_to_one([("O26", "O19")]) + run("O", 27, 30, -5) + run("O", 31, 33, -5) + new("O29")
      + run("O", 34, 36, -4) + gone("O37") + one_to_one([("O38", "O33"), ("O39", "O20"), ("O40", "O21")]) + gone("O41")
      + run("O", 42, 43, -8),
    2568: [(["O1", "O3"], ["O1"], "โครงสร้างรวมกับอำนาจหน้าที่")] + run("O", 2, 2)
      + [(["O4", "O6"], ["O3"], "ข้อมูลการติดต่อรวมกับช่องทางถามตอบ")] + one_to_one([("O5", "O4")]) + run("O", 7, 13, -2)
      + [(["O14", "O16"], ["O12"], "รายการรวมกับความก้าวหน้า")] + gone("O15") + run("O", 17, 19, -4)
      + [(["O20", "O21"], ["O16"], "ประมวลจริยธรรมรวมกับการขับเคลื่อน")] + run("O", 22, 25, -5)
      + [(["O26", "O27"], ["O21"], "ประกาศเจตนารมณ์รวมกับการสร้างวัฒนธรรม")] + gone("O28") + run("O", 29, 35, -7),
    2569: run("O", 1, 10) + [(["O11"], [], "สถิติการให้บริการไม่เป็นข้อแยก อาจรวมอยู่กับ E-Service"),
                             (["O12"], ["O11"], "จากรายการงบลงทุนเป็นสรุปผลรายเดือน")]
      + run("O", 13, 20, -1) + [(["O21", "O22"], ["O20"], "นโยบายไม่รับของขวัญรวมกับรายงานธรรมจรรยา")] + run("O", 23, 28, -2),
}

QUESTIONS = {
    2565: run("i", 1, 30) + run("e", 1, 15),
    2566: run("i", 1, 8) + [(["i9"], [], "ความหมายเปลี่ยน: ปีถัดไปถามเรื่องใช้งบประมาณตามวัตถุประสงค์"), ([], ["i9"], "")]
      + run("i", 10, 30) + run("e", 1, 15),
    2567: one_to_one([("i1", "i1"), ("i2", "i2"), ("i4", "i3"), ("i9", "i4"), ("i10", "i5"), ("i11", "i6"), ("i16", "i7"), ("i17", "i8"),
                      ("i18", "i9"), ("i21", "i10"), ("i19", "i11"), ("i24", "i12"), ("i25", "i13"), ("i30", "i15")])
      + new("i14") + gone("i3", "i5", "i6", "i7", "i8", "i12", "i13", "i14", "i15", "i20", "i22", "i23", "i26", "i27", "i28", "i29")
      + one_to_one([("e1", "e1"), ("e2", "e2"), ("e4", "e3"), ("e6", "e4"), ("e7", "e5"), ("e9", "e6")])
      + [(["e11", "e12"], ["e7"], ""), (["e14", "e15"], ["e8"], "")] + new("e9") + gone("e3", "e5", "e8", "e10", "e13"),
    2568: run("i", 1, 15) + run("e", 1, 9),
    2569: run("i", 1, 15) + run("e", 1, 9),
}


def kind(old, new_):
    if not old:
        return "new"
    if not new_:
        return "dropped"
    if len(old) > 1:
        return "merged"
    if len(new_) > 1:
        return "split"
    return "same" if old == new_ else "renumbered"


def rows(lines):
    made = []
    for old, new_, note in lines:
        row = {"from": old, "to": new_, "kind": kind(old, new_)}
        if note:
            row["note"] = note
        made.append(row)
    return made
