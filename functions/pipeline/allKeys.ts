// Every key below a prefix, page by page.
import type { Store } from "../store/store.ts";

export async function* allKeys(
	store: Store,
	prefix: string,
): AsyncGenerator<string> {
	for (let after = ""; ; ) {
		const { keys, more } = await store.list(prefix, { after });
		yield* keys;
		if (!more) return;
		after = keys.at(-1) as string;
	}
}
