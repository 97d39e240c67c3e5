// An inbox bucket in memory, for what is asked of one.
import type { Inbox } from "../../functions/pipeline/bucketSources.ts";

const PAGE = 1000;

export class FakeInbox implements Inbox {
	readonly files = new Map<
		string,
		{ bytes: Uint8Array; labels: Record<string, string> }
	>();

	put(key: string, body = key, labels: Record<string, string> = {}): void {
		this.files.set(key, { bytes: new TextEncoder().encode(body), labels });
	}

	async read(key: string, most: number) {
		const found = this.files.get(key);
		return found && { ...found, bytes: found.bytes.slice(0, most + 1) };
	}

	async labels(key: string) {
		return this.files.get(key)?.labels;
	}

	async list(prefix: string, after = "") {
		const order = (a: string, b: string) =>
			Buffer.compare(Buffer.from(a), Buffer.from(b));
		const keys = [...this.files.keys()]
			.filter((key) => key.startsWith(prefix) && order(key, after) > 0)
			.sort(order);
		return {
			files: keys.slice(0, PAGE).map((key) => ({
				key,
				size: this.files.get(key)?.bytes.length ?? 0,
			})),
			more: keys.length > PAGE,
		};
	}
}
