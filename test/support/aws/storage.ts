// The buckets of a synthesized site: on the S3 test server, or wherever a test puts them.
import type { AuthorizationRequest } from "../s3/answer.ts";
import type { S3EventRecord } from "../s3/notifications.ts";
import type { S3Credentials } from "../s3/signature.ts";
import { type S3TestServer, startS3Server } from "../s3/startS3Server.ts";
import type { Resolved } from "./resolveTemplate.ts";

export const EDITOR: S3Credentials = {
	accessKeyId: "EDITOR",
	secretAccessKey: "editor-secret-key",
};
/** As the functions' access keys are made of their roles' names. */
export const SECRET = "function-secret-key";

export interface StorageHooks {
	/** Before each request of a role. */
	authorize(request: AuthorizationRequest): boolean;
	/** After each change, whatever the bucket. */
	onEvent(event: S3EventRecord): void;
}

export interface StorageNeeds extends StorageHooks {
	buckets: string[];
	/** Of the functions; editors have their own. */
	otherCredentials: S3Credentials[];
}

/** What the site's buckets are asked through. */
export type Storage = Pick<
	S3TestServer,
	| "endpoint"
	| "region"
	| "credentials"
	| "buckets"
	| "requests"
	| "testEvent"
	| "close"
>;

export interface BucketNames {
	inbox: string;
	store: string;
	site: string;
}

export function bucketNames(resolved: Resolved): BucketNames {
	const named = (prefix: string) =>
		(
			resolved.of("AWS::S3::Bucket").find(([id]) => id.startsWith(prefix)) as [
				string,
				unknown,
			]
		)[0].toLowerCase();
	return {
		inbox: named("Inbox"),
		store: named("Store"),
		site: named("Site"),
	};
}

/** Versions are kept where the template says so. */
export async function startStorage(
	resolved: Resolved,
	roles: readonly string[],
	{ authorize, onEvent }: StorageHooks,
	start: (needs: StorageNeeds) => Promise<Storage> = startS3Server,
): Promise<Storage> {
	const storage = await start({
		buckets: Object.values(bucketNames(resolved)),
		otherCredentials: [
			EDITOR,
			...roles.map((role) => ({
				accessKeyId: role,
				secretAccessKey: SECRET,
			})),
		],
		authorize: (request) =>
			!roles.includes(request.accessKeyId) || authorize(request),
		onEvent,
	});
	for (const [id, { VersioningConfiguration }] of resolved.of(
		"AWS::S3::Bucket",
	)) {
		const bucket = storage.buckets.get(id.toLowerCase());
		if (bucket && VersioningConfiguration) bucket.versioning = "Enabled";
	}
	return storage;
}
