// `site.yaml` of the inbox → what every function works by. Conversion happens here, so that publishers need
// no dictionaries; a broken file changes nothing.
import { keys } from "../journal/keys.ts";
import { type Finding, finding } from "../notice/finding.ts";
import {
	MAX_SITE_BYTES,
	readConfiguration,
	tooLargeConfiguration,
} from "../reading/readConfiguration.ts";
import type { Store } from "../store/store.ts";
import type { Adopted } from "./adopted.ts";
import { compareAndSwap, type Step } from "./compareAndSwap.ts";
import { compileSite } from "./compileSite.ts";
import { decodeJson, encodeJson, sha256Hex } from "./json.ts";
import { recipeOf } from "./normalizeSource.ts";

export type Adoption =
	| { kind: "adopted" | "unchanged"; adopted: Adopted }
	| { kind: "rejected"; findings: Finding[] };

/**
 * The newest file wins whoever adopts it last: `read` is asked again after a lost race. `hub`: the stack's own,
 * kept with it, so that whoever publishes from elsewhere makes the same site.
 */
export function adoptConfiguration(
	store: Store,
	read: () => Promise<Uint8Array | undefined>,
	hub?: string,
): Promise<Adoption> {
	return compareAndSwap<Adoption>(
		store,
		keys.configuration(),
		async (found): Promise<Step<Adoption>> => {
			const before = found && decodeJson<Adopted>(found);
			const bytes = await read();
			const sha256 = bytes && sha256Hex(bytes);
			if (before && (!bytes || before.sha256 === sha256)) {
				const current = recipeOf(before.configuration);
				// Another version of this code may read the same file otherwise, another deployment name another hub.
				if (before.recipe === current && before.hub === hub)
					return {
						kind: "done",
						result: { kind: "unchanged", adopted: before },
					};
			}
			const made = bytes ? compile(bytes, hub) : NO_FILE;
			if (made.kind === "rejected") return { kind: "done", result: made };
			return {
				kind: "write",
				body: encodeJson(made.adopted),
				result: made,
			};
		},
	);
}

const NO_FILE: Adoption = {
	kind: "rejected",
	findings: [
		finding(
			"site.invalid",
			{ file: "site.yaml" },
			{ problem: "404 site.yaml" },
		),
	],
};

function compile(bytes: Uint8Array, hub: string | undefined): Adoption {
	if (bytes.length > MAX_SITE_BYTES)
		return { kind: "rejected", findings: [tooLargeConfiguration()] };
	const read = readConfiguration(new TextDecoder().decode(bytes));
	if (read.kind === "rejected") return read;
	const { configuration } = read;
	return {
		kind: "adopted",
		adopted: {
			sha256: sha256Hex(bytes),
			recipe: recipeOf(configuration),
			configuration,
			...(hub ? { hub } : {}),
			site: compileSite(hub ? { ...configuration, hub } : configuration),
		},
	};
}
