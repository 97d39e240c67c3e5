// The test server as a command: prints its endpoint, and serves until it is stopped.
//
//     node --import tsx test/support/s3/command.ts --port 9000 --bucket inbox --bucket site
import { parseArgs } from "node:util";
import { startS3Server } from "./startS3Server.ts";

const { values } = parseArgs({
	options: {
		port: { type: "string", default: "0" },
		bucket: { type: "string", multiple: true, default: [] },
		region: { type: "string", default: "us-east-1" },
		"access-key": { type: "string", default: "TESTACCESSKEYID" },
		"secret-key": { type: "string", default: "test-secret-access-key" },
		"ignore-conditions": { type: "boolean", default: false },
	},
});

const server = await startS3Server({
	port: Number(values.port),
	buckets: values.bucket,
	region: values.region,
	credentials: {
		accessKeyId: values["access-key"],
		secretAccessKey: values["secret-key"],
	},
	ignoreConditions: values["ignore-conditions"],
});
process.stdout.write(`${server.endpoint}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
	process.once(signal, () => void server.close());
