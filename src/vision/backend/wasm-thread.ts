/** The entry of one thread of the wasm backend. */
import 'virtual:wasm-thread';
