package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.systemtests.deploy.Selector.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void shouldFindNamesAndMatchersAndNothingElse() {
        final List<Selector> found = PromQl.selectors("""
                # not_this_one
                histogram_quantile(0.95, sum by (service, le) (rate(a_seconds_bucket{route!="/x, {y}", status=~"5.."}[5m])))
                  > on (service) group_left (job) max(b_total offset 1h) unless ignoring (z) (level:c:p95_5m * 1e6) or sum(d)
                  without (instance) == bool 1.5""");

        assertEquals(
                List.of(
                        new Selector(
                                "a_seconds_bucket",
                                List.of(new Matcher("route", "!=", "/x, {y}"), new Matcher("status", "=~", "5.."))),
                        new Selector("b_total", List.of()),
                        new Selector("level:c:p95_5m", List.of()),
                        new Selector("d", List.of())),
                found);
    }

    @Test
    void shouldRefuseASelectorWithoutAName() {
        assertThrows(IllegalArgumentException.class, () -> PromQl.selectors("sum({job=\"tailrace\"})"));
    }
}
