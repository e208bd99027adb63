/**
 * A whole service under load: orders over HTTP, measured by the Spring Boot starter and by metrics of its own, with its own seeded load. In: requests, from
 * others and from {@link io.tailrace.samples.service.LoadGenerator}. Out: answers, a page of metrics, a journal. Metrics are recorded on the threads of
 * requests, virtual ones where the JDK has them.
 */
package io.tailrace.samples.service;
