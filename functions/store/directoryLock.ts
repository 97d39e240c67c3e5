// One writer at a time in a directory, among processes of one machine, with no clock involved.
import { randomBytes } from "node:crypto";
import {
	link,
	mkdir,
	readdir,
	readFile,
	rename,
	unlink,
	writeFile,
} from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { processIsAlive, processStart } from "./processes.ts";

interface Owner {
	host: string;
	pid: number;
	/** Start time of the process where the system tells: a reused pid is not the owner. */
	start: string;
	released: boolean;
}

/** Waiting between two looks at a held lock, in milliseconds. */
const WAIT = { first: 1, most: 50 };

/**
 * The files `1`, `2`, … in the lock's folder are the turns; the highest is the owner's. A turn is
 * taken by creating the next number (link fails if it exists) and looking once more that it is the
 * highest: numbers never fall, so a process that slept through several turns finds a higher one.
 * A turn ends by being marked released, or by the death of its process.
 */
export class DirectoryLock {
	readonly #folder: string;
	readonly #byKey = new Map<string, Promise<unknown>>();
	#turn: Promise<number> | undefined;
	#active = 0;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Runs `work` under the lock, one at a time for a key; the lock is kept while any runs. */
	async run<T>(key: string, work: () => Promise<T>): Promise<T> {
		this.#active++;
		try {
			await this.#held();
			return await this.#inOrder(key, work);
		} finally {
			this.#active--;
			if (this.#active === 0) await this.#release();
		}
	}

	async #held(): Promise<void> {
		this.#turn ??= this.#acquire();
		try {
			await this.#turn;
		} catch (error) {
			this.#turn = undefined;
			throw error;
		}
	}

	async #inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
		const mine = (this.#byKey.get(key) ?? Promise.resolve()).then(work);
		const settled = mine.then(
			() => undefined,
			() => undefined,
		);
		this.#byKey.set(key, settled);
		try {
			return await mine;
		} finally {
			if (this.#byKey.get(key) === settled) this.#byKey.delete(key);
		}
	}

	async #release(): Promise<void> {
		const turn = this.#turn;
		this.#turn = undefined;
		if (turn) await rename(await this.#write(true), this.#path(await turn));
	}

	async #acquire(): Promise<number> {
		await mkdir(this.#folder, { recursive: true });
		for (let wait = WAIT.first; ; wait = Math.min(wait * 2, WAIT.most)) {
			const turn = await this.#tryNext();
			if (turn !== undefined) return turn;
			await pause(wait);
		}
	}

	async #tryNext(): Promise<number | undefined> {
		const highest = Math.max(0, ...(await this.#turns()));
		if (highest > 0 && (await this.#isHeld(highest))) return undefined;
		const next = highest + 1;
		const beside = await this.#write(false);
		try {
			await link(beside, this.#path(next));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
			throw error;
		} finally {
			await unlink(beside);
		}
		const turns = await this.#turns();
		if (Math.max(...turns) !== next) {
			await unlink(this.#path(next)).catch(() => undefined);
			return undefined;
		}
		for (const turn of turns)
			if (turn < next) await unlink(this.#path(turn)).catch(() => undefined);
		return next;
	}

	async #turns(): Promise<number[]> {
		return (await readdir(this.#folder))
			.filter((name) => /^\d{1,15}$/.test(name))
			.map(Number);
	}

	async #isHeld(turn: number): Promise<boolean> {
		let owner: Owner;
		try {
			owner = JSON.parse(await readFile(this.#path(turn), "utf8")) as Owner;
		} catch (error) {
			// Taken over and tidied away since it was listed: look again.
			if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
			// Torn by a loss of power: its process is gone with it.
			if (error instanceof SyntaxError) return false;
			throw error;
		}
		if (owner.released) return false;
		if (owner.host !== hostname())
			throw new Error(
				`${this.#folder} is in use by process ${owner.pid} on ${owner.host}; a state directory belongs to one machine`,
			);
		return processIsAlive(owner.pid, owner.start);
	}

	async #write(released: boolean): Promise<string> {
		const owner: Owner = {
			host: hostname(),
			pid: process.pid,
			start: await processStart(process.pid),
			released,
		};
		const beside = join(
			this.#folder,
			`.${process.pid}-${randomBytes(6).toString("hex")}`,
		);
		await writeFile(beside, JSON.stringify(owner));
		return beside;
	}

	#path(turn: number): string {
		return join(this.#folder, String(turn));
	}
}
