// Event records as S3 sends them to a queue, after "Event message structure" in its user guide.
import type { Bucket, ObjectVersion } from "./bucket.ts";
import type { Change } from "./call.ts";
import { urlEncode } from "./urlEncode.ts";

export interface S3EventRecord {
	eventVersion: "2.1";
	eventSource: "aws:s3";
	awsRegion: string;
	/** ISO 8601, milliseconds. */
	eventTime: string;
	eventName: Change["eventName"];
	userIdentity: { principalId: string };
	requestParameters: { sourceIPAddress: string };
	responseElements: { "x-amz-request-id": string; "x-amz-id-2": string };
	s3: {
		s3SchemaVersion: "1.0";
		configurationId: string;
		bucket: {
			name: string;
			ownerIdentity: { principalId: string };
			arn: string;
		};
		object: {
			/** URL-encoded; a space is `+`. */
			key: string;
			/** Not for deletes. */
			size?: number;
			/** Without quotes; not for deletes. */
			eTag?: string;
			/** Under versioning. */
			versionId?: string;
			/** Hexadecimal; of two events for one key the later has the greater. */
			sequencer: string;
		};
	};
}

/** What a record says of a change. */
export interface Notified extends Pick<Change, "eventName"> {
	bucket: Pick<Bucket, "name" | "versioning">;
	version: Pick<ObjectVersion, "key" | "body" | "etag" | "versionId">;
}

/** What a queue gets when notifications to it are configured, once for each bucket. */
export interface S3TestEvent {
	Service: "Amazon S3";
	Event: "s3:TestEvent";
	Time: string;
	Bucket: string;
	RequestId: string;
	HostId: string;
}

const OWNER = { principalId: "A3TESTOWNER" };
const HOST_ID = "s3-test-server";

/** Any start will do that has the length of the real ones; only the order means something. */
const FIRST_SEQUENCER = 0x0055aed6dcd90281e5n;

export class Notifications {
	readonly #region: string;
	readonly #now: () => Date;
	#events = 0n;

	constructor(region: string, now: () => Date) {
		this.#region = region;
		this.#now = now;
	}

	record(change: Notified, requestId: string): S3EventRecord {
		const { bucket, version, eventName } = change;
		return {
			eventVersion: "2.1",
			eventSource: "aws:s3",
			awsRegion: this.#region,
			eventTime: this.#now().toISOString(),
			eventName,
			userIdentity: OWNER,
			requestParameters: { sourceIPAddress: "127.0.0.1" },
			responseElements: {
				"x-amz-request-id": requestId,
				"x-amz-id-2": HOST_ID,
			},
			s3: {
				s3SchemaVersion: "1.0",
				configurationId: "test",
				bucket: {
					name: bucket.name,
					ownerIdentity: OWNER,
					arn: `arn:aws:s3:::${bucket.name}`,
				},
				object: {
					key: urlEncode(version.key),
					...(eventName.startsWith("ObjectCreated:")
						? {
								size: version.body.length,
								eTag: version.etag.replaceAll('"', ""),
							}
						: {}),
					...(bucket.versioning === undefined
						? {}
						: { versionId: version.versionId }),
					sequencer: (FIRST_SEQUENCER + this.#events++)
						.toString(16)
						.toUpperCase()
						.padStart(18, "0"),
				},
			},
		};
	}

	testEvent(bucket: string, requestId: string): S3TestEvent {
		return {
			Service: "Amazon S3",
			Event: "s3:TestEvent",
			Time: this.#now().toISOString(),
			Bucket: bucket,
			RequestId: requestId,
			HostId: HOST_ID,
		};
	}
}
