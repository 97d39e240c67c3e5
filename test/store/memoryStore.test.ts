import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { storeContract } from "./contract.ts";

storeContract("memory", async () => new MemoryStore());
storeContract(
	"memory with ETags of content",
	async () => new MemoryStore({ etags: "content" }),
);
