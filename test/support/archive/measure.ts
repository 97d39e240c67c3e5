// What publishing into an archive of some size costs: requests and bytes, run by run.
import type { Source } from "../../../functions/notice/document.ts";
import type { PublishReport } from "../../../functions/pipeline/publish.ts";
import type { Count } from "../../../functions/store/countingStore.ts";
import { PrivateArchive, PublicArchive } from "./archiveObjects.ts";
import { ArchiveState } from "./archiveState.ts";
import { releasedAt, sourceOf } from "./notices.ts";
import { OverlayStore } from "./overlayStore.ts";
import { Site } from "./site.ts";

export interface Cost {
	requests: number;
	/** Bytes of bodies. */
	read: number;
	written: number;
	/** By store and family: `private channel page`. */
	families: Map<string, Count>;
	/** By public path. */
	files: Map<string, Count>;
}

export interface Run {
	normalize: Cost;
	publish: Cost;
	report: PublishReport;
}

/** An archive with a site over it that counts. */
export class MeasuredSite {
	readonly size: number;
	readonly site: Site;
	readonly #private: PrivateArchive;
	#notices: number;

	constructor(size: number) {
		this.size = size;
		this.#notices = size;
		const { rendering } = new Site({} as Site["stores"]);
		const state = new ArchiveState(size, rendering);
		this.#private = new PrivateArchive(state);
		this.site = new Site({
			private: new OverlayStore(this.#private),
			public: new OverlayStore(new PublicArchive(state)),
		});
		this.site.now = releasedAt(size - 1, size);
	}

	/** The next new notice, at its time. */
	add(): Promise<Run> {
		const n = this.#notices++;
		this.site.now = releasedAt(n, this.size);
		return this.run(sourceOf(n, this.size));
	}

	/** An old notice, as an editor saves it again. */
	async change(
		n: number,
		how: { clock?: string; metadata?: string },
	): Promise<Run> {
		await this.#private.know(n);
		return this.run(sourceOf(n, this.size, how));
	}

	async run(source: Source): Promise<Run> {
		const normalizing = this.site.counted();
		await this.site.normalize(source, normalizing.private);
		const publishing = this.site.counted();
		const report = await this.site.publish(publishing);
		return {
			normalize: costOf(normalizing),
			publish: costOf(publishing),
			report,
		};
	}
}

function costOf(stores: ReturnType<Site["counted"]>): Cost {
	const cost: Cost = {
		requests: 0,
		read: 0,
		written: 0,
		families: new Map(),
		files: stores.files.counts,
	};
	for (const name of ["private", "public"] as const)
		for (const [family, count] of stores[name].counts) {
			const { get, head, put, list, forget } = count;
			cost.requests += get + head + put + count.delete + list + forget;
			cost.read += count.read;
			cost.written += count.written;
			cost.families.set(`${name} ${family}`, count);
		}
	return cost;
}

export interface Summary {
	mean: number;
	most: number;
}

export function summaryOf(values: readonly number[]): Summary {
	return {
		mean: values.reduce((sum, value) => sum + value, 0) / values.length,
		most: Math.max(...values),
	};
}

/** Bytes of the largest object of each family in any of the runs. */
export function largestOf(costs: readonly Cost[]): Map<string, number> {
	const largest = new Map<string, number>();
	for (const { families } of costs)
		for (const [family, count] of families)
			largest.set(family, Math.max(largest.get(family) ?? 0, count.largest));
	return largest;
}
