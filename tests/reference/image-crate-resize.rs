//! Digests of what the `image` crate that Daft pins (0.25.10) resizes, for packages/kernels.
//!
//! Make a crate with `image = { version = "=0.25.10", default-features = false }` and `sha2 = "0.10"`, take this as its
//! src/main.rs, run it with `cargo run --release` and put what it prints into packages/kernels, as
//! src/cases/image-crate-resize.json. A plain x86-64 build uses no fused multiply-add, which is the arithmetic meant.
//! Pictures are made by the generators the kernels' tests have too; a case is [picture, filter, width, height, first 16
//! hex digits of the sha256 of the bytes].

use image::imageops::{resize, FilterType};
use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};
use sha2::{Digest, Sha256};

fn lcg(width: u32, height: u32, channels: u32, seed: u32) -> DynamicImage {
    let mut state = seed;
    let bytes: Vec<u8> = (0..width * height * channels)
        .map(|_| {
            state = state.wrapping_mul(1664525).wrapping_add(1013904223);
            (state >> 24) as u8
        })
        .collect();
    match channels {
        1 => GrayImage::from_raw(width, height, bytes).unwrap().into(),
        2 => GrayAlphaImage::from_raw(width, height, bytes).unwrap().into(),
        3 => RgbImage::from_raw(width, height, bytes).unwrap().into(),
        _ => RgbaImage::from_raw(width, height, bytes).unwrap().into(),
    }
}

fn waves(width: u32, height: u32) -> DynamicImage {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(7 * x + 3 * y) as u8, (x * x / 16 + 5 * y) as u8, (9 * (x ^ y)) as u8])
    });
    picture.into()
}

fn resized(picture: &DynamicImage, width: u32, height: u32, filter: FilterType) -> Vec<u8> {
    match picture {
        DynamicImage::ImageLuma8(p) => resize(p, width, height, filter).into_raw(),
        DynamicImage::ImageLumaA8(p) => resize(p, width, height, filter).into_raw(),
        DynamicImage::ImageRgb8(p) => resize(p, width, height, filter).into_raw(),
        DynamicImage::ImageRgba8(p) => resize(p, width, height, filter).into_raw(),
        _ => unreachable!(),
    }
}

fn main() {
    let filters = [
        ("nearest", FilterType::Nearest),
        ("triangle", FilterType::Triangle),
        ("bicubic", FilterType::CatmullRom),
        ("lanczos", FilterType::Lanczos3),
    ];
    let sizes = [
        ((1, 1), (9, 7)),
        ((7, 1), (3, 5)),
        ((1, 19), (2, 4)),
        ((37, 23), (11, 41)),
        ((37, 23), (37, 5)),
        ((64, 48), (32, 24)),
        ((64, 48), (8, 8)),
        ((33, 57), (33, 58)),
        ((200, 150), (17, 9)),
        ((9, 8), (100, 120)),
    ];
    let mut rows = Vec::new();
    let mut add = |name: String, picture: &DynamicImage, width: u32, height: u32| {
        for (label, filter) in filters {
            let hash = Sha256::digest(resized(picture, width, height, filter));
            let hex: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            rows.push(format!("    [\"{name}\", \"{label}\", {width}, {height}, \"{hex}\"]"));
        }
    };
    for ((w, h), (width, height)) in sizes {
        for channels in 1..=4 {
            let seed = w + channels;
            add(format!("lcg {w} {h} {channels} {seed}"), &lcg(w, h, channels, seed), width, height);
        }
    }
    for ((w, h), (width, height)) in [((200, 150), (224, 224)), ((1024, 768), (224, 224))] {
        add(format!("waves {w} {h}"), &waves(w, h), width, height);
    }
    println!("{{\n  \"madeWith\": {{\"image\": \"0.25.10\"}},\n  \"resizes\": [\n{}\n  ]\n}}", rows.join(",\n"));
}
