/** The provider's two plain pages: who are you, and what went wrong. */
import { html, securityHeaders } from '../page-assets.ts';

/** The pop-up closes itself; nothing of the page is fetched from anywhere. */
export const pageHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders([
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]),
  'content-type': html,
};

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const asText = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? '');

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 20rem; padding: 0 1rem }
      button { display: block; width: 100%; margin: 0 0 .75rem; padding: .75rem; font: inherit }
    </style>
  </head>
  <body><main><h1>${title}</h1>${content}</main></body>
</html>`;

/** @param usernames who can be chosen; nobody is asked for a password */
export const whoPage = (usernames: readonly string[]): string =>
  page(
    'Who are you?',
    `<form method="post">${usernames
      .map((name) => `<button name="username" value="${asText(name)}">${asText(name)}</button>`)
      .join('')}</form><p>The laptop asks nobody for a password.</p>`,
  );

export const problemPage = (problem: string): string =>
  page('Signing in did not work', `<p>${asText(problem)}</p><p>Close this window and sign in again.</p>`);
