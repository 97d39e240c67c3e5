// Stores on the test server, which neither wait nor leave anything to chance.
import type { S3StoreOptions } from "../../functions/store/s3Options.ts";
import { S3Store } from "../../functions/store/s3Store.ts";
import { random } from "./random.ts";
import type { S3TestServer } from "./s3/startS3Server.ts";

export function s3StoreOn(
	server: S3TestServer,
	options: Partial<S3StoreOptions> = {},
): S3Store {
	return new S3Store({
		bucket: "site",
		endpoint: server.endpoint,
		region: server.region,
		credentials: server.credentials,
		random: random(1),
		sleep: async () => {},
		...options,
	});
}
