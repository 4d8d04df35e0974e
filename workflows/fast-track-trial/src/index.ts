export { type ArbitrationExcuse, arbitrationGate, type AwardFacts, type GateAnswer, type GateFacts, gateRows, type GateRowId, overAgeRegimeFrom } from './gate.ts';
