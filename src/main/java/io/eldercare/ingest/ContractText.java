package io.eldercare.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.eldercare.definitions.Contract;

/** A contract as text, so that it can travel to a task. */
final class ContractText {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private ContractText() {}

    static String of(Contract contract) {
        try {
            return JSON.writeValueAsString(contract);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write the contract of " + contract.feed(), impossible);
        }
    }

    static Contract parse(String text) {
        try {
            return JSON.readValue(text, Contract.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot read a contract", impossible);
        }
    }
}
