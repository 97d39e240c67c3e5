// The wanted entries of a ZIP, with an end to all that a hostile one can ask for.
import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import {
	MAX_ZIP_ENTRIES,
	MAX_ZIP_ENTRY_BYTES,
	MAX_ZIP_TOTAL_BYTES,
} from "./bounds.ts";

export type ZipEntries =
	| { kind: "read"; entries: Map<string, Uint8Array> }
	/** Which bound was passed: `entries > 4096`. */
	| { kind: "too-complex"; limit: string }
	| { kind: "broken" };

/** Compressed bytes given to the library at a time: what comes out is counted before the next. */
const SLICE = 4 * 1024;

/**
 * Sizes are counted as the bytes come out; what the headers claim is not believed. Unwanted entries are
 * not unpacked. Of two entries of one name the first counts.
 */
export function zipEntries(
	bytes: Uint8Array,
	wanted: (name: string) => boolean,
): ZipEntries {
	const entries = new Map<string, Uint8Array>();
	const open = new Map<string, Uint8Array[]>();
	let limit: string | undefined;
	let broken = false;
	let count = 0;
	let total = 0;
	const take = (file: UnzipFile) => {
		count++;
		if (count > MAX_ZIP_ENTRIES) limit ??= `entries > ${MAX_ZIP_ENTRIES}`;
		if (limit || !wanted(file.name) || open.has(file.name)) return;
		const parts: Uint8Array[] = [];
		open.set(file.name, parts);
		let size = 0;
		file.ondata = (error, part, final) => {
			if (error) broken = true;
			if (error || limit) return;
			size += part.length;
			total += part.length;
			if (size > MAX_ZIP_ENTRY_BYTES)
				limit = `${file.name} > ${MAX_ZIP_ENTRY_BYTES}`;
			else if (total > MAX_ZIP_TOTAL_BYTES)
				limit = `unpacked > ${MAX_ZIP_TOTAL_BYTES}`;
			else {
				parts.push(part);
				if (final) entries.set(file.name, joined(parts, size));
			}
		};
		file.start();
	};
	try {
		const unzip = new Unzip(take);
		unzip.register(UnzipInflate);
		for (let at = 0; at < bytes.length && !limit && !broken; at += SLICE)
			unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
	} catch {
		broken = true;
	}
	if (limit) return { kind: "too-complex", limit };
	return broken ? { kind: "broken" } : { kind: "read", entries };
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
	const whole = new Uint8Array(size);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
