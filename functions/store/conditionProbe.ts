// Whether a service keeps conditional writes: some take the headers and write all the same.
import { randomBytes } from "node:crypto";
import { type Chance, persist } from "./patience.ts";
import type { Condition } from "./store.ts";
import { StoreFailure } from "./storeFailure.ts";

/** Objects of the probe, which no listing shows. */
export const PROBE_KEY = /^\.probe\/[0-9a-f]{16}$/;

/** How an ETag stands in If-Match: as the service gave it, or (Ceph before 17) without its quotes. */
export type EtagForm = "as given" | "bare";

type Probed =
	| { kind: "kept"; etags: EtagForm }
	| { kind: "ignored"; detail: string }
	/** Something did not answer: to be asked again, with another object. */
	| { kind: "again"; detail: string };

export type ProbeWrite =
	| { kind: "done"; etag: string }
	| { kind: "refused" }
	| { kind: "again"; detail: string };

export interface ProbeOptions {
	/** For what is told of a failure. */
	place: string;
	chance: Chance;
	/** One attempt, no more. */
	write: (
		key: string,
		body: Uint8Array,
		condition: Condition,
	) => Promise<ProbeWrite>;
	remove: (key: string) => Promise<void>;
}

/** Asks once, before the first conditional write, and again only where that gave no answer. */
export class ConditionProbe {
	readonly #options: ProbeOptions;
	#form: Promise<EtagForm> | undefined;

	constructor(options: ProbeOptions) {
		this.#options = options;
	}

	/** Throws a StoreFailure unless conditions are kept. */
	etagForm(): Promise<EtagForm> {
		this.#form ??= this.#ask().catch((error) => {
			this.#form = undefined;
			throw error;
		});
		return this.#form;
	}

	async #ask(): Promise<EtagForm> {
		const { chance, place } = this.#options;
		const probed = await persist(() => this.#askOnce(), chance);
		if (probed.kind === "kept") return probed.etags;
		throw new StoreFailure(
			probed.kind === "again" ? "unreachable" : "conditions-ignored",
			place,
			probed.detail,
		);
	}

	async #askOnce(): Promise<Probed> {
		const { write, remove } = this.#options;
		const key = `.probe/${randomBytes(8).toString("hex")}`;
		let writes = 0;
		const probed = await probeConditions((condition) => {
			// Other bytes each time: equal ones would have equal ETags.
			const body = new TextEncoder().encode(`probe ${++writes}\n`);
			return write(key, body, condition);
		});
		await remove(key);
		return probed;
	}
}

/**
 * Four writes of one object that nobody else knows, none of them repeated: after a lost reply a second
 * try would look like a broken promise.
 */
async function probeConditions(
	write: (condition: Condition) => Promise<ProbeWrite>,
): Promise<Probed> {
	const created = await write({ kind: "absent" });
	if (created.kind === "again") return created;
	if (created.kind === "refused")
		return { kind: "ignored", detail: "If-None-Match refuses what is absent" };
	const twice = await write({ kind: "absent" });
	if (twice.kind === "again") return twice;
	if (twice.kind === "done")
		return { kind: "ignored", detail: "If-None-Match: * wrote over an object" };
	const replaced = await replace(created.etag, write);
	if (replaced.kind !== "kept") return replaced;
	const stale = await write({
		kind: "match",
		etag: formed(created.etag, replaced.etags),
	});
	if (stale.kind === "again") return stale;
	return stale.kind === "refused"
		? replaced
		: { kind: "ignored", detail: "If-Match wrote over another state" };
}

async function replace(
	etag: string,
	write: (condition: Condition) => Promise<ProbeWrite>,
): Promise<Probed> {
	for (const etags of ["as given", "bare"] as const) {
		const outcome = await write({ kind: "match", etag: formed(etag, etags) });
		if (outcome.kind === "again") return outcome;
		if (outcome.kind === "done") return { kind: "kept", etags };
	}
	return { kind: "ignored", detail: "If-Match refuses the ETag just given" };
}

export function formed(etag: string, form: EtagForm): string {
	return form === "bare" ? etag.replace(/^"|"$/g, "") : etag;
}
