/** The few REST calls of the staff console; every failure becomes a `Failure` with the server's stable code. */

/**
 * @typedef {{name: string, shown: string, role: string}} Me
 * @typedef {{name: string, name_en: string, full: string, full_en: string}} ItemName what citizens say, and its title
 */

/** A request that did not succeed; `code` is the server's word, or `away` when it was not reached. */
export class Failure extends Error {
  /** @param {string} code @param {string} detail @param {{field?: string, value?: string, expected?: string}} more what was wrong, and what was expected */
  constructor(code, detail, more = {}) {
    super(detail);
    this.code = code;
    this.field = more.field;
    this.value = more.value;
    this.expected = more.expected;
  }
}

/** Ask; a body that is no file goes as JSON, an answer that is none comes as a Blob. @param {string} method @param {string} path @param {object} [body] */
export async function call(method, path, body) {
  const file = body instanceof Blob;
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      headers: body && !file ? { "Content-Type": "application/json" } : {},
      body: file ? body : body ? JSON.stringify(body) : undefined,
    });
  } catch (error) {
    throw new Failure("away", String(error));
  }
  const plain = answer.headers.get("Content-Type")?.startsWith("image/");
  const said = answer.status === 204 ? null : plain ? await answer.blob() : await answer.json().catch(() => null);
  if (!answer.ok) throw new Failure(said?.code ?? `http_${answer.status}`, said?.detail ?? answer.statusText, said ?? {});
  return said;
}

/** Sign in. @param {string} name @param {string} password @returns {Promise<Me>} */
export const signIn = (name, password) => call("POST", "/session", { name, password });

/** Return who is signed in; fails with `sign_in` when nobody is. @returns {Promise<Me>} */
export const whoAmI = () => call("GET", "/session");

/** Come back after a missed call, by the follow link's word. @param {string} word @param {string} commandId */
export const comeBack = (word, commandId) => call("POST", `/follow/${encodeURIComponent(word)}/requeue`, { command_id: commandId });

/** Return the guide of an item. @param {string} code @returns {Promise<import("./guide-view.js").Guide>} */
export const guideOf = (code) => call("GET", `/guides/${encodeURIComponent(code)}`);

export const signOut = () => call("DELETE", "/session");

/** Return the names of all items by code. @returns {Promise<Map<string, ItemName>>} */
export async function itemNames() {
  const page = await call("GET", "/items?limit=1000");
  return new Map(
    page.data.map((/** @type {any} */ row) => [
      row.item.code,
      { name: row.item.short, name_en: row.item.short_en, full: row.item.name, full_en: row.item.name_en },
    ]),
  );
}

/** Return who would be called at a window, the next one first. @param {string} window @returns {Promise<{ticket: string, sentence: string, sentence_en: string}[]>} */
export const windowOrder = async (window) => (await call("GET", `/windows/${encodeURIComponent(window)}/order?limit=60`)).tickets;

/**
 * @typedef {{id: string, sentence: string, sentence_en: string, alarm: boolean}} Troubled a machine that something is wrong with
 * @typedef {{ticket: string, number: string, window: string}} Unproven a call that no device proved
 * @typedef {{machines: Troubled[], unproven: Unproven[]}} Troubles
 */

/** Return what everybody who works here is to know of the machines. @returns {Promise<Troubles>} */
export async function troubles() {
  const { machines, unproven } = await call("GET", "/machines");
  return { machines: machines.filter((/** @type {Troubled} */ one) => one.alarm), unproven };
}

/** Return how the staff member with this account name is called. @param {string} name @returns {Promise<string>} */
export const clerkName = async (name) => (await call("GET", `/clerks/${encodeURIComponent(name)}`)).shown;
