// Every page works without this. An element names its island; the island is loaded when the element is there.
const version = new URL(import.meta.url).search;

export function wake(root) {
  for (const element of root.querySelectorAll("[data-island]")) {
    if (element.dataset.awake) continue;
    element.dataset.awake = "yes";
    for (const name of element.dataset.island.split(" ")) {
      if (/^[a-z-]+$/.test(name)) {
        import(`./${name}.js${version}`).then((island) => island.default(element)).catch(() => {});
      }
    }
  }
}

wake(document);
