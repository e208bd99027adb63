/**
 * Requests. In: the heads of requests, each hostile until checked. Out: answers, in the order of the requests, or a refusal that is counted.
 * On the event-loop thread.
 */
package io.tailrace.exposer.http;
