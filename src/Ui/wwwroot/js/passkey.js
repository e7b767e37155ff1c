// A passkey of this machine, made or shown when its form is sent. The form stays hidden without scripts, and where the browser has no passkeys.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function make(asked) {
  const made = await navigator.credentials.create({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
  } });
  return answer(made, {
    attestationObject: words(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function show(asked) {
  const shown = await navigator.credentials.get({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: known(asked.allowCredentials),
  } });
  return answer(shown, {
    authenticatorData: words(shown.response.authenticatorData),
    signature: words(shown.response.signature),
    userHandle: shown.response.userHandle ? words(shown.response.userHandle) : null,
  });
}

function answer(key, response) {
  return JSON.stringify({
    id: key.id,
    rawId: words(key.rawId),
    type: key.type,
    clientExtensionResults: key.getClientExtensionResults(),
    response: { clientDataJSON: words(key.response.clientDataJSON), ...response },
  });
}

export default function passkey(form) {
  if (!window.isSecureContext || !window.PublicKeyCredential) return;
  const field = form.querySelector("[name='Input.Answer']");
  const trouble = form.querySelector("[role=alert]");
  let busy = false;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    trouble.hidden = true;
    try {
      const ask = new URL(form.action);
      ask.searchParams.set("handler", "Ask");
      const asked = await fetch(ask, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
      if (asked.redirected) return location.reload();
      if (!asked.ok) throw new Error();
      field.value = await (form.dataset.act === "make" ? make : show)(await asked.json());
      form.requestSubmit();
    } catch (error) {
      const why = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "there" }[error.name] ?? "failed";
      trouble.textContent = form.dataset[why] ?? form.dataset.failed;
      trouble.hidden = false;
    } finally {
      busy = false;
    }
  });
  // Back from the next page: what was answered is of no use any more.
  window.addEventListener("pageshow", () => { field.value = ""; });
}
