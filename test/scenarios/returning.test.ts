// The site as it is really rendered, of notices that go back to what they were: no file does. Where ETags
// are hashes of the content, a file that had the same bytes as before what it shows now would let a
// writer that slept replace it with what stood between.
import { describe, expect, it } from "vitest";
import type { Source } from "../../functions/notice/document.ts";
import { releasedAt, sourceOf } from "../support/archive/notices.ts";
import { Site } from "../support/archive/site.ts";
import { RecordingStore, wentBack } from "../support/recordingStore.ts";

const SIZE = 3;

function replaced(source: Source, from: string, to: string): Source {
	const text = new TextDecoder().decode(source.bytes);
	if (!text.includes(from)) throw new Error(`not in the source: ${from}`);
	return { ...source, bytes: Buffer.from(text.replaceAll(from, to)) };
}

const ASIS = sourceOf(0, SIZE);

/** What an editor changes, and then changes back. */
const CHANGES: Record<string, Source> = {
	"its wording": replaced(ASIS, "按时参加会议", "准时参加会议"),
	"its hour": sourceOf(0, SIZE, { clock: "10:30" }),
	"its place": replaced(ASIS, "第一会议室", "第二会议室"),
	"its title": replaced(ASIS, "全市工作会议", "全市重点工作会议"),
	"its office, and so its channels": replaced(
		ASIS,
		"云溪市教育局",
		"云溪市应急管理局",
	),
	"that it is withdrawn": sourceOf(0, SIZE, {
		metadata: "withdrawn: published_in_error\n",
	}),
	"that it has expired": sourceOf(0, SIZE, {
		metadata: "expireAt: 2026-02-20 00:00\n",
	}),
};

describe("a notice that goes back to what it was", () => {
	it.each(Object.entries(CHANGES))(
		"takes no file with it: %s",
		async (_what, changed) => {
			const history: RecordingStore["history"] = [];
			const stores = {
				private: new RecordingStore(() => "", history),
				public: new RecordingStore(() => "", history),
			};
			const site = new Site(stores);
			site.now = releasedAt(SIZE, SIZE);
			for (let n = 0; n < SIZE; n++)
				await site.normalize(sourceOf(n, SIZE), stores.private);
			await site.publish(stores);
			// The clock stands still, as behind a commit by a clock that was ahead.
			for (const source of [changed, ASIS, changed, ASIS]) {
				await site.normalize(source, stores.private);
				expect((await site.publish(stores)).entries).toHaveLength(1);
			}
			const states = new Map<string, string[]>();
			for (const { store, path, text } of history)
				if (store === stores.public)
					states.set(path, [...(states.get(path) ?? []), text]);
			expect(states.size).toBeGreaterThan(50);
			const returned = [...states]
				.filter(([, texts]) => new Set(texts).size < texts.length)
				.map(([path]) => path);
			expect(returned).toEqual([]);
			expect(wentBack(history, stores)).toEqual([]);
		},
	);
});
