/** The token of a device that is a browser: given once behind the address (`#token=…`), then kept by the browser. */

import { remember, remembered } from "./remember.js";

const TOKEN = "hall.token";

/** Return the device's token: from the address once (#token=…), then kept by this browser. @param {string} hash */
export function tokenOf(hash) {
  const given = new URLSearchParams(hash.slice(1)).get("token");
  if (given) {
    remember(TOKEN, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given ?? remembered(TOKEN) ?? "";
}
