/* The page's one Python: starts it, asks it one thing after another, and ends it. */

const SELF = new URL(import.meta.url);

export class Gone extends Error {}

export class Python {
  #worker;
  #waiting = new Map();
  #started;
  #turn = Promise.resolve();
  #number = 0;
  #hear = {};

  constructor(settings) {
    this.settings = settings;
  }

  get running() {
    return this.#worker !== undefined;
  }

  /* Ask for something once what was asked before is done; `hear` is told what comes on the way. */
  ask(question, hear) {
    const answer = this.#turn.then(async () => {
      this.#hear = hear;
      await this.#start();
      return this.#send(question);
    });
    this.#turn = answer.catch(() => {});
    return answer;
  }

  /* End Python wherever it is. All that was asked ends with `Gone`. */
  stop(reason = "stopped") {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#started = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Gone(reason));
  }

  #start() {
    this.#started ??= this.#startAgain(false).catch((error) => {
      if (error instanceof Gone) throw error;
      return this.#startAgain(true); // what the browser keeps may be damaged
    }).catch((error) => {
      if (!(error instanceof Gone)) this.stop();
      throw error instanceof Gone ? error : new Gone("network");
    });
    return this.#started;
  }

  async #startAgain(fresh) {
    this.#worker?.terminate();
    const worker = new Worker(new URL(`worker.js${SELF.search}`, SELF), { type: "module" });
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#told(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.stop("crashed");
    });
    await this.#send({ ask: "start", fresh, ...this.settings });
    keep();
  }

  #send(question) {
    return new Promise((resolve, reject) => {
      if (!this.#worker) {
        reject(new Gone("stopped"));
        return;
      }
      const id = this.#number += 1;
      this.#waiting.set(id, { resolve, reject, starts: question.ask === "start" });
      this.#worker.postMessage({ id, ...question });
    });
  }

  #told(data) {
    if (data.told) {
      this.#hear[data.told]?.(data.json ? JSON.parse(data.json) : data);
      return;
    }
    const asked = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if (data.good) asked?.resolve();
    else if (asked?.starts) asked.reject(new Error(data.why));
    else {
      asked?.reject(new Gone("crashed"));
      this.stop("crashed");
    }
  }
}

/* From now on the service worker holds the runtime too. */
async function keep() {
  if (!("serviceWorker" in navigator) || navigator.connection?.saveData) return;
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage("keep python");
}
