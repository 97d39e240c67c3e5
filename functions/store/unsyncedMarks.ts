// Tells other processes that this one has written what is not yet on disk.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { processIsAlive, processStart } from "./processes.ts";

/** No key has a space, so this stands beside the side files without ever being one. */
const FOLDER = "unsynced by";

const MARK = /^(\d{1,10})-(\d{0,20})-[0-9a-f]{12}$/;

/**
 * A process that ends amid a commit leaves files that whoever goes on finds done and does not write
 * again. They may still be in the system's memory alone: while a mark of somebody else stands,
 * a barrier must take in everything.
 */
export class UnsyncedMarks {
	readonly #folder: string;
	readonly #disk: Disk;
	readonly #suffix = randomBytes(6).toString("hex");
	#mine: string | undefined;
	#raised = false;

	constructor(side: string, disk: Disk) {
		this.#folder = join(side, FOLDER);
		this.#disk = disk;
	}

	/** To be awaited once before `raise`. */
	async prepare(): Promise<void> {
		this.#mine ??= `${process.pid}-${await processStart(process.pid)}-${this.#suffix}`;
	}

	/** Before a write that is left for the next barrier. */
	raise(): void {
		if (this.#raised) return;
		this.#disk.makeFolder(this.#folder);
		this.#disk.write(this.#path(this.#mine as string), new Uint8Array());
		this.#raised = true;
	}

	/** When everything of this process is on disk. */
	lower(): void {
		if (this.#raised) this.#disk.remove(this.#path(this.#mine as string));
		this.#raised = false;
	}

	others(): string[] {
		return (this.#disk.list(this.#folder) ?? [])
			.map(({ name }) => name)
			.filter((name) => name !== this.#mine);
	}

	/** Of these, the marks of processes that are no more: what they left is on disk now. */
	async sweep(marks: readonly string[]): Promise<void> {
		for (const mark of marks) {
			const [, pid, start] = MARK.exec(mark) ?? [];
			if (!pid || !(await processIsAlive(Number(pid), start ?? "")))
				this.#disk.remove(this.#path(mark));
		}
	}

	#path(mark: string): string {
		return join(this.#folder, mark);
	}
}
