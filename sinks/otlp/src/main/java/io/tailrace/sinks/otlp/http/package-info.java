/**
 * OTLP over HTTP, as protobuf or JSON. In: requests, on the thread of the transport. Out: POSTs of the JDK's HTTP client, and what their answers mean. The client
 * has threads of its own, which end with it.
 */
package io.tailrace.sinks.otlp.http;
