// Behaviour that every page shares: the theme switch, sentences for failed requests,
// and a form token that survives signing in again in another tab.
(function () {
  "use strict";

  const root = document.documentElement;

  function toast(sentence, kind, link) {
    const box = document.createElement("div");
    box.className = "notice " + kind;
    const text = document.createElement("span");
    text.textContent = sentence;
    box.append(text);
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.textContent = link.title;
      anchor.target = "_blank";
      anchor.rel = "noopener";
      text.append(" ", anchor);
    }
    const close = document.createElement("button");
    close.className = "link";
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => box.remove());
    box.append(close);
    document.getElementById("toasts").replaceChildren(box);
  }

  // The theme: the form works without this; with it there is no reload.
  function setUpTheme() {
    const form = document.getElementById("theme-form");
    if (!form) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      const secure = location.protocol === "https:" ? "; secure" : "";
      document.cookie = "theme=" + root.dataset.theme + "; path=/; max-age=31536000; samesite=lax" + secure;
    });
  }

  // Signing in again changes the token. The refusal brings the new one: every form on the
  // page takes it, and the request that was refused goes out once more.
  function takeToken(token) {
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  }

  const asksByItself = (element) => (element.getAttribute("hx-trigger") || "").includes("every");

  function resend(form) {
    if (form.dataset.resent || !form.requestSubmit || asksByItself(form)) return false;
    form.dataset.resent = "1";
    const presser = resend.submitter;
    form.requestSubmit(presser && presser.form === form ? presser : undefined);
    return true;
  }

  function isSignIn(xhr) {
    const path = document.body.dataset.signIn;
    return Boolean(xhr.responseURL) && new URL(xhr.responseURL).pathname === path;
  }

  // What a page asks for by itself must not go on asking once the session has ended.
  let signedOut = false;

  function sessionOver() {
    signedOut = true;
    toast("Your session has ended. What you typed is still here: sign in again in a new tab, come back and go on.",
      "warning", { href: document.body.dataset.signIn, title: "Sign in" });
    document.dispatchEvent(new CustomEvent("studio:session-over"));
  }

  const SENTENCES = {
    400: "The server could not read this request. Reload the page and try again.",
    403: "You may not do this, or the form was out of date. Reload the page and try again.",
    404: "What this page was about is gone. Reload the page.",
    413: "That is more than 1 MB, the most that a request may hold. Send less.",
    500: "Something broke on the server and was logged. Nothing saved before is lost; try again.",
  };

  document.addEventListener("submit", (event) => { resend.submitter = event.submitter; }, true);

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isSignIn(event.detail.xhr)) return;
    event.detail.shouldSwap = false;
    sessionOver();
  });
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    const token = event.detail.xhr.getResponseHeader("X-CSRF-Token");
    if (token) takeToken(token);
    if (token && resend(event.detail.elt)) return;
    if (status === 401) sessionOver();
    else toast(SENTENCES[status] || "The server answered " + status + ". Try again.", "error");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (signedOut && asksByItself(event.detail.elt)) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful) return;
    signedOut = false;
    delete event.detail.elt.dataset.resent;
    document.querySelector("#toasts .unreachable")?.remove();
  });
  document.addEventListener("htmx:sendError", () => {
    toast("The server cannot be reached. What you typed is still here; try again in a moment.", "error unreachable");
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  });

  setUpTheme();
})();
