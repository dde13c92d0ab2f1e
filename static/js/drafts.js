// Keeps what is being typed into a form[data-draft] in this browser, so that an expired
// session, a lost race or a closed tab loses nothing. Cleared when the server has taken it.
(function () {
  "use strict";

  const DAYS = 7;
  const fieldsOf = (form) => [...form.elements].filter((field) => field.matches("textarea, input[type=text]"));
  const keyOf = (form) => "draft:" + form.dataset.draft;

  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }

  function write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* private mode or full: typing goes on */ }
  }

  function save(form) {
    const values = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
    write(keyOf(form), { at: Date.now(), values });
    const note = form.querySelector("[data-draft-note]");
    if (note) note.textContent = "Draft kept " + new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  }

  function restore(form) {
    const draft = read(keyOf(form));
    if (!draft) return;
    const changed = fieldsOf(form).filter((field) => field.name in draft.values && draft.values[field.name] !== field.value);
    for (const field of changed) field.value = draft.values[field.name];
    if (changed.length) notice(form, draft.at);
  }

  function notice(form, at) {
    const box = document.createElement("p");
    box.className = "notice info draft-notice";
    box.append("What you typed at " + new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) + " is back. ");
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "link";
    discard.textContent = "Discard it";
    discard.addEventListener("click", () => {
      localStorage.removeItem(keyOf(form));
      form.reset();
      box.remove();
    });
    box.append(discard);
    form.prepend(box);
    const toggle = form.querySelector("#reject-toggle");
    if (toggle) toggle.checked = true;
  }

  // A task that is being read may have an edit that was never sent.
  function offer() {
    const link = document.querySelector("[data-draft-of]");
    const note = document.getElementById("draft-offer");
    if (link && note) note.hidden = !read("draft:" + link.dataset.draftOf);
  }

  function forgetOld() {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith("draft:")) continue;
      const draft = read(key);
      if (!draft || Date.now() - draft.at > DAYS * 86400000) localStorage.removeItem(key);
    }
  }

  function setUp(root) {
    for (const form of root.querySelectorAll("form[data-draft]")) {
      if (form.dataset.draftReady) continue;
      form.dataset.draftReady = "1";
      restore(form);
    }
    offer();
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.dataset.draft && fieldsOf(form).includes(event.target)) save(form);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (event.detail.xhr.status === 200 && form && form.dataset && form.dataset.draft && event.detail.requestConfig.verb === "post" && event.detail.shouldSwap) {
      localStorage.removeItem(keyOf(form));
    }
  });
  document.addEventListener("click", (event) => {
    const cancel = event.target instanceof Element && event.target.closest("[data-drops]");
    if (cancel) localStorage.removeItem("draft:" + cancel.dataset.drops);
  });
  document.addEventListener("htmx:afterSettle", () => setUp(document));

  try { forgetOld(); } catch { return; }
  setUp(document);
})();
