/** The streaming service and its client. In: frames of a journal, acknowledgements of subscribers. Out: deliveries. On the transport's own thread. */
package io.tailrace.sinks.grpc;
