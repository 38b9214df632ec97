/** Pictures and videos: what there is, and uploads that are judged before a screen ever sees them. */

import { html, nothing } from "lit";
import { ScreensDesk } from "./screens-desk.js";
import { dropMedium, media, programme, upload } from "./screens-rest.js";
import { t } from "./words.js";

/** @typedef {import("./screens-rest.js").Medium} Medium */

const TYPES = ".png,.jpg,.jpeg,.webp,.mp4,.webm";

class MediaDesk extends ScreensDesk {
  constructor() {
    super();
    /** @type {Medium[]} */
    this._media = [];
    /** @type {Map<string, string[]>} the playlists that show a file */
    this._used = new Map();
    this._sending = "";
  }

  async _load() {
    const [found, { programme: written }] = await Promise.all([media(), programme()]);
    this._media = found;
    this._used = new Map();
    for (const { name, entries } of written.playlists) {
      for (const entry of entries) {
        if (entry.media) this._used.set(entry.media, [...new Set([...(this._used.get(entry.media) ?? []), name])]);
      }
    }
  }

  render() {
    return html`<main class="page">
      <h1>${t("Pictures and videos")}</h1>
      ${this.may
        ? html`<label class="upload" @dragover=${(/** @type {Event} */ event) => event.preventDefault()} @drop=${(/** @type {DragEvent} */ event) => this._dropped(event)}>
            <input type="file" id="file" accept=${TYPES} ?disabled=${Boolean(this._sending)} @change=${(/** @type {Event} */ event) => this._picked(event)} />
            <span>${this._sending ? t("{name} is sent and judged…", { name: this._sending }) : t("Choose a file, or drop it here: PNG, JPEG, WebP, MP4, WebM, up to 512 MiB")}</span>
          </label>`
        : this._onlyManagers()}
      ${this._notice()}
      <ul class="media">${this._media.map((one) => this._row(one))}</ul>
    </main>`;
  }

  /** @param {Medium} medium */
  _row(medium) {
    const used = this._used.get(medium.name) ?? [];
    const address = `/api/v1/media/${medium.hash}`;
    return html`<li data-medium=${medium.name}>
      ${medium.kind === "video"
        ? html`<video src=${address} muted preload="metadata" aria-label=${medium.name}></video>`
        : html`<img src=${address} loading="lazy" alt=${medium.name} />`}
      <div>
        <b>${medium.name}</b>
        <small>${facts(medium)}</small>
        <small>${used.length ? t("shown in: {lists}", { lists: used.join(", ") }) : t("no playlist shows it")}</small>
      </div>
      ${this.may && !used.length ? html`<button type="button" class="quiet" @click=${() => void this._remove(medium.name)}>${t("Remove")}</button>` : nothing}
    </li>`;
  }

  /** @param {DragEvent} event */
  _dropped(event) {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void this._send(file);
  }

  /** @param {Event} event */
  _picked(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const file = field.files?.[0];
    if (file) void this._send(file).then(() => (field.value = ""));
  }

  /** @param {File} file */
  async _send(file) {
    const name = nameFor(file.name);
    Object.assign(this, { _sending: name, _said: null });
    this.requestUpdate();
    await this._try(async () => {
      await upload(name, file);
      await this._load();
    }, t("{name} is here; a playlist may show it.", { name }));
    this._sending = "";
    this.requestUpdate();
  }

  /** @param {string} name */
  async _remove(name) {
    if (!(await this._sure(t("Remove {name}?", { name }), t("The file is gone then."), t("Remove"), "danger"))) return;
    await this._try(async () => {
      await dropMedium(name);
      await this._load();
    });
  }
}

/** Return a name that players and file systems agree on: others get one made of the day and their ending. @param {string} name */
function nameFor(name) {
  const [, stem, ending] = /^(.*)\.(\w+)$/.exec(name) ?? ["", name, ""];
  const plain = stem.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+|-+$/g, "").slice(0, 60);
  return `${plain || `file-${new Date().toISOString().slice(0, 19).replace(/\D/g, "")}`}.${ending.toLowerCase()}`;
}

/** @param {Medium} medium */
function facts({ kind, size, width, height, seconds }) {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  const parts = [kind === "video" ? t("video") : t("picture"), width ? `${width} × ${height}` : "", seconds ? t("{seconds} s", { seconds: Math.round(seconds) }) : "", `${megabytes} MiB`];
  return parts.filter(Boolean).join(" · ");
}

customElements.define("media-desk", MediaDesk);
