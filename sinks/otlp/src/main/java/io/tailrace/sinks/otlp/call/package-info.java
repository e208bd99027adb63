/**
 * One request and its answer, whatever protocol carries them. In: messages of OTLP. Out: how the destination took them, in the words of the
 * protocol: accepted, accepted in part, to be tried again, or refused. Clients are asked on one thread and never wait.
 */
package io.tailrace.sinks.otlp.call;
