import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { storeContract } from "./contract.ts";

storeContract("memory", async () => new MemoryStore());
