// A filter that applies itself; its button stays for everybody else.
export default function submit(field) {
  field.addEventListener("change", () => field.form?.requestSubmit());
}
