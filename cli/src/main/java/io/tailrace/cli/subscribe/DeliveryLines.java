package io.tailrace.cli.subscribe;

import io.tailrace.stream.v1.Delivery;
import java.util.List;

/** Makes lines of deliveries. One thread. */
interface DeliveryLines {
    /** The lines of a delivery, without their ends; none if it says nothing to look at. */
    List<String> of(Delivery delivery);
}
