import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { PrefixedStore } from "../../functions/store/prefixedStore.ts";
import { storeContract } from "./contract.ts";

storeContract("a part of a store", async () => {
	const whole = new MemoryStore();
	for (const key of ["a", "epochs/1", "epochs/20/a", "zz"])
		await whole.put(key, new Uint8Array([1]));
	return new PrefixedStore(whole, "epochs/2/");
});

describe("a part of a store", () => {
	it("keeps its objects below its prefix", async () => {
		const whole = new MemoryStore();
		await new PrefixedStore(whole, "epochs/2/").put(
			"head.json",
			new Uint8Array(),
		);
		expect((await whole.list("")).keys).toEqual(["epochs/2/head.json"]);
	});

	it.each(["", "a", "a//", "../"])("cannot begin at %j", (prefix) => {
		expect(() => new PrefixedStore(new MemoryStore(), prefix)).toThrow("not a");
	});
});
