// A paste from Word comes with marks of its own. Only its words are taken: list items and table rows become lines, nothing else survives.
// Without scripts a text box takes plain words anyway.
const LIMIT = 2_000_000;
const BLOCKS = "p,li,tr,h1,h2,h3,h4,h5,h6,div,br";

export default function pasteText(form) {
  form.addEventListener("paste", (event) => {
    const area = event.target;
    if (area.tagName !== "TEXTAREA") return;
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!/<(li|tr|p)[\s>]/i.test(html) || html.length > LIMIT) return;
    // Parsed without running or fetching anything; only text is read out of it.
    // Its styles and handlers are dead there; renamed, the browser does not even complain of them.
    const calm = html.replace(/<(\/?)(?:style|script)\b/gi, "<$1x-gone").replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-on=");
    const page = new DOMParser().parseFromString(calm, "text/html");
    page.querySelectorAll("x-gone,template,iframe,object,head,del").forEach((gone) => gone.remove());
    page.querySelectorAll("td + td, th + td, th + th").forEach((cell) => cell.prepend(" "));
    // Word writes the bullet or number of a list as a span of its own; the system numbers by itself.
    page.querySelectorAll("[data-style*='mso-list:Ignore' i], [data-style*='mso-list: Ignore' i]").forEach((mark) => mark.remove());
    page.body.querySelectorAll(BLOCKS).forEach((block) => { if (!block.querySelector("td,th") || block.tagName === "TR") block.append("\uE000"); });
    const text = page.body.textContent.replace(/\s*[\r\n]\s*/g, " ").split("\uE000")
      .map((line) => line.replace(/[\u00A0\t ]+/g, " ").trim()).filter(Boolean).join("\n");
    if (!text) return;
    event.preventDefault();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
