#!/usr/bin/env python3
"""Makes packs/ita/*.json from research drafts: convert.py DRAFTS_FOLDER OUT_FOLDER. Run once per change of the drafts; the packs are the truth."""
import json
import re
import sys
from pathlib import Path

from crosswalks import ITEMS, QUESTIONS, rows
from sources import FORBIDDEN, NOTES, SOURCES

ROLES = {2564: ("O42", "O43"), 2565: ("O42", "O43"), 2566: ("O42", "O43"), 2567: ("O34", "O35"), 2568: ("O27", "O28"), 2569: ("O25", "O26")}
INSTRUMENTS = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "OIT": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
}
YEAR_RULES = {"up_to_date_when_assessed": "up-to-date", "current_fy": "current", "current_fy_first_6_months": "current-first-half",
              "previous_fy": "previous", "in_force_in_current_fy": "in-force", "unknown": "unknown"}
TEMPLATES = {"procurement_list_fy2568": ("procurement-list", "รายการจัดซื้อจัดจ้าง"), "monthly_procurement_sokhor1": ("procurement-monthly", "สรุปผลการจัดซื้อจัดจ้างรายเดือน (สขร.1)"),
             "measures": ("measures", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"), "measures_report": ("measures-report", "รายงานผลการดำเนินการตามมาตรการ"),
             "risk_matrix": ("risk-matrix", "เกณฑ์ประเมินความเสี่ยง"), "plan_progress": ("plan-progress", "แผนและความก้าวหน้าการดำเนินงานและการใช้งบประมาณ"),
             "anticorruption_plan_lao": ("anticorruption-plan", "แผนปฏิบัติการป้องกันการทุจริต"), "gift_report": ("gift-report", "รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา"),
             "complaint_stats": ("complaint-statistics", "สถิติเรื่องร้องเรียนการทุจริต")}
STEPS = {"ประกาศปฏิทิน": "announce", "ลงทะเบียน/นำเข้าข้อมูลพื้นฐาน": "register", "ลงทะเบียน (และเก็บ IIT/EIT ตามช่วง)": "register", "ตอบ OIT": "oit",
         "เก็บ IIT/EIT": "surveys", "ดูคะแนนเบื้องต้น OIT และชี้แจง": "clarify", "ตรวจให้คะแนน": "review", "ชี้แจง": "clarify", "ยืนยัน": "confirm",
         "ประกาศผล": "results", "ช่วงการประเมิน": "assessment", "ช่วงการประเมิน (เดือนไม่พบ)": "assessment", "ดำเนินการตามปฏิทิน (เดือนไม่พบ)": "assessment", "ไม่พบปฏิทิน": None}


class Writer:
    def __init__(self):
        self.used = {}

    def source(self, old):
        new, text = SOURCES[old]
        self.used[new] = text
        return new

    def marked(self, made, draft, mark=None):
        """Every rule carries where it comes from."""
        text = mark or draft.get("provenance") or "G"
        made["mark"] = text[0]
        names = [self.source(s) for s in draft.get("sources", [])]
        if names:
            made["sources"] = names
        notes = [NOTES.get(n, n) for n in (draft.get("notes"), draft.get("note"), draft.get("provenance_detail")) if n]
        if notes:
            made["note"] = "; ".join(notes)
        return made


def items(d, w):
    for i in d["oit_items"]:
        made = {"code": i["id"], "name": i["name_th"], "subIndicator": i["sub_indicator"],
                "yearRule": {"rule": YEAR_RULES[i["year_rule"]], "mark": i["year_rule_provenance"]}, "defaultUnit": i["default_unit_th"]}
        if i.get("sub_indicator_alternatives"):
            made["alternatives"] = i["sub_indicator_alternatives"]
        made["elements"] = []
        for e in i["elements"]:
            one = {"code": e["id"], "text": e["text_th"]}
            if e.get("lao_specific"):
                one["localOnly"] = True
            if e.get("condition"):
                one["condition"] = e["condition"]
            made["elements"].append(w.marked(one, e))
        yield w.marked(made, i)


def questions(d, w):
    for q in d["questions"]:
        made = {"code": q["id"], "indicator": q["indicator"], "text": q["text_th"], "scale": q["scale"], "reversed": q["reversed"]}
        if q.get("sub_questions"):
            made["parts"] = [{"code": s["id"], "text": s["text_th"], "scale": s["scale"], "reversed": s["reversed"]} for s in q["sub_questions"]]
        yield w.marked(made, q)


def scales(d, w):
    for s in d["scales"]:
        made = {"code": s["id"], "options": [{"label": label, "score": score} for label, score in s["options"]]}
        w.marked(made, s, s.get("provenance") or s["scores_provenance"])
        made["labelsMark"] = (s.get("labels_provenance") or s["provenance"])[0]
        yield made


def levels(d, w):
    draft = d["levels"]
    made = {"type": draft["type"], "steps": []}
    for level in draft["levels"]:
        if draft["type"] == "letter":
            made["steps"].append({"code": level["code"], "totalMin": level["min"], "passes": level["min"] >= 85})
            continue
        name, rule = level["name_th"], level["rule"]
        least = re.search(r"total>=([0-9]+)|^([0-9]+)<=total", rule)
        each = re.search(r"min\(IIT,EIT,OIT\)>=([0-9]+)", rule)
        step = {"code": name, "totalMin": int(least.group(1) or least.group(2)) if least else 0, "passes": bool(least) and name.startswith("ผ่าน")}
        if each:
            step["eachMin"] = int(each.group(1))
        made["steps"].append(step)
    return w.marked(made, draft)


def issues(d, w, before):
    """FY2569 published no list that was read: the issues of the year before, their items carried through the crosswalk (mark X)."""
    draft = d["seven_issues"]
    if draft:
        for i in draft["issues"]:
            yield {"code": str(i["no"]), "name": i["name_th"], "mark": draft["provenance_names"], "feeds": i["feeds"],
                   "feedsMark": draft["provenance_feeds"], "note": NOTES.get(draft["note"], draft["note"])}
    elif before and before["issues"] and d["fiscal_year_be"] in ITEMS:
        to = {o: n for old, n, _ in ITEMS[d["fiscal_year_be"]] + QUESTIONS[d["fiscal_year_be"]] for o in old}
        for i in before["issues"]:
            feeds = list(dict.fromkeys(n for f in i["feeds"] for n in to.get(f, [])))
            yield {**i, "mark": "X", "feeds": feeds, "feedsMark": "X", "note": f"ยกจากปี {before['fiscalYear']} ผ่านตารางเทียบข้อ"}


def calendar(d, w):
    made = {"steps": []}
    for text, start, end in d["calendar"]["steps"]:
        code = STEPS[text]
        if not code:
            continue
        step = {"code": code, "text": text.replace(" (เดือนไม่พบ)", "")}
        for name, value in (("from", start), ("to", end)):
            if value:
                # The drafts write Buddhist years; storage is Gregorian.
                step[name] = str(int(value[:4]) - 543) + value[4:]
        made["steps"].append(step)
    return w.marked(made, d["calendar"])


def templates(d, w):
    for old, t in d["templates"].items():
        code, name = TEMPLATES[old]
        made = {"code": code, "name": name, "columns": t.get("columns", []) + t.get("extended_columns_fy2567", [])}
        if old == "risk_matrix":
            made["columns"] = ["ความเสี่ยง", "โอกาส (1–5)", "ผลกระทบ (1–5)", "คะแนน (โอกาส × ผลกระทบ)", "ระดับ"]
        if t.get("enums"):
            made["choices"] = [{"column": c, "values": v} for c, v in t["enums"].items()]
        if t.get("rules"):
            made["rules"] = t["rules"]
        yield w.marked(made, t)


def samples(d, w):
    for name in ("iit", "eit"):
        draft = d["min_samples"][name]
        made = {"instrument": name.upper(), "text": draft.get("rule", "ขั้นต่ำของส่วนที่ 1 ตามประเภทและขนาดของหน่วยงาน")}
        if "part1_minimum_fy2567" in draft:
            made["minimums"] = [{"kind": m["type"], "count": m["n"]} for m in draft["part1_minimum_fy2567"]]
        yield w.marked(made, draft)


def pack(d, before):
    w = Writer()
    year = d["fiscal_year_be"]
    scoring = w.marked({"formula": "means", "rounding": {"decimals": 2, "mode": "half-up", "levelOn": "rounded", "mark": "G"}}, d["scoring"])
    if "eit_parts" in d["scoring"]:
        parts = d["scoring"]["eit_parts"]
        scoring["surveyParts"] = [{"instrument": "EIT", "text": parts[p]["desc"], "weight": parts[p]["weight"], "mark": parts["weights_provenance"]} for p in ("part1", "part2")]
    made = {
        "format": 1, "id": f"ita-{year}", "fiscalYear": year, "name": f"การประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ {year} สำหรับองค์กรปกครองส่วนท้องถิ่น",
        "measuresItem": ROLES[year][0], "resultsItem": ROLES[year][1],
        "instruments": [w.marked({"code": i["id"], "name": INSTRUMENTS[i["id"]], "weight": i["weight"]}, {"sources": d["scoring"]["sources"]}, d["scoring"]["weights_provenance"])
                        for i in d["instruments"]],
        "indicators": [w.marked({"code": i["id"], "name": i["name_th"], "instrument": i["instrument"]}, i) for i in d["indicators"]],
        "subIndicators": [w.marked({"code": s["id"], "name": s["name_th"], "indicator": s["indicator"]}, s) for s in d["oit_sub_indicators"]],
        "items": list(items(d, w)), "scales": list(scales(d, w)), "questions": list(questions(d, w)), "issues": list(issues(d, w, before)),
        "scoring": scoring, "levels": levels(d, w), "samples": list(samples(d, w)), "calendar": calendar(d, w), "templates": list(templates(d, w)),
    }
    if year in ITEMS:
        carried = "X" if year in (2568, 2569) else "G"
        made["crosswalk"] = {"fromYear": year - 1, "items": rows(ITEMS[year]), "itemsMark": "G", "questions": rows(QUESTIONS[year]), "questionsMark": carried}
    made["sources"] = [{"code": k, "text": v} for k, v in sorted(w.used.items())]
    return made


def main():
    drafts, out = Path(sys.argv[1]), Path(sys.argv[2])
    before = None
    for year in sorted(ROLES):
        before = pack(json.loads((drafts / f"ita-{year}.json").read_text(encoding="utf-8")), before)
        text = json.dumps(before, ensure_ascii=False, indent=2) + "\n"
        left = [word for word in FORBIDDEN if word in text]
        if left:
            sys.exit(f"{year}: still names {left}")
        (out / f"{year}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
