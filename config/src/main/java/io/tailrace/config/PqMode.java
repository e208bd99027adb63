package io.tailrace.config;

/** Whether TLS offers a key exchange that a quantum computer does not break. */
public enum PqMode {
    /** It is not offered. */
    OFF,
    /** X25519MLKEM768 is offered, beside classic groups. */
    HYBRID
}
