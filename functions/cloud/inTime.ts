// For how long a service other than S3 is waited for: an answer that does not come must not hold a function for
// the rest of its time.

/** Options of an SDK's client, which tries three times. Milliseconds. */
export const IN_TIME = {
	requestHandler: {
		connectionTimeout: 5_000,
		requestTimeout: 10_000,
		throwOnRequestTimeout: true,
	},
};
