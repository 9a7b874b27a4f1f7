// First: the worker loads while everything below is run.
import '#app/live/early-worker.ts';
import { mount } from 'svelte';
import { createApp } from '#app/create-app.ts';
import Root from '#screens/App.svelte';
import '#ui/tokens.css';
import '#ui/base.css';

const app = createApp();
app.start();
mount(Root, { target: document.body, props: { app } });
