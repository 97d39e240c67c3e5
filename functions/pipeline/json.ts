// JSON objects as bytes, and a form of JSON whose hash does not depend on the order of keys.
import { createHash } from "node:crypto";
import type { StoredObject } from "../store/store.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeJson(value: unknown): Uint8Array {
	return encoder.encode(JSON.stringify(value));
}

export function encodeText(text: string): Uint8Array {
	return encoder.encode(text);
}

/** The objects of the private store are our own: their shape is trusted, their presence is not. */
export function decodeJson<T>(found: StoredObject): T {
	return JSON.parse(decoder.decode(found.body)) as T;
}

export function sha256Hex(bytes: Uint8Array | string): string {
	return createHash("sha256").update(bytes).digest("hex");
}

/** JSON with sorted keys, `undefined` left out. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === "object" && !Array.isArray(inner)
			? Object.fromEntries(
					Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
				)
			: inner,
	);
}
