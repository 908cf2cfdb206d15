package io.eldercare.plan;

/** 约束性, 预期性, or not said by the document. */
public enum Nature {
    BINDING,
    EXPECTED,
    UNSTATED
}
